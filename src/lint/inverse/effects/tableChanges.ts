import { inner, nodesOf } from '../../../sql/nodes.ts';
import type { Effect } from '../effect.ts';
import { relationThing } from '../namedThing.ts';
import type { Command } from './command.ts';
import { foreignOptions } from './options.ts';
import { setting } from './source.ts';

/** What ALTER TABLE sets of a table, or of one of its triggers and rules. */
export function tableChange(command: Command): Effect[] {
  const { source, table, node, text, ifExists } = command;
  const subtype = node.subtype ?? '';
  const name = node.name ?? '';
  const set = (aspect: string, value?: string, thing = table): Effect[] => [
    setting(source, thing, aspect, value, { ifExists }),
  ];
  const plain = PLAIN[subtype];
  if (plain) return set(plain[0], plain[1]);
  const state = STATES[subtype];
  if (state) return set('enabled', state[1], { kind: state[0], on: table, name });
  if (subtype === 'AT_SetRelOptions' || subtype === 'AT_ResetRelOptions') {
    const value = subtype === 'AT_SetRelOptions' ? text : undefined;
    return nodesOf(inner(node.def, 'List')?.items, 'DefElem').flatMap(({ defname }) =>
      set(`option ${defname}`, value),
    );
  }
  if (subtype === 'AT_AlterConstraint') return constraintChange(command);
  if (subtype === 'AT_GenericOptions' || subtype === 'AT_AlterColumnGenericOptions') {
    const isOfTable = subtype === 'AT_GenericOptions';
    const thing = isOfTable ? table : ({ kind: 'column', on: table, name } as const);
    const options = nodesOf(inner(node.def, 'List')?.items, 'DefElem');
    return foreignOptions(source, thing, options, ifExists);
  }
  if (subtype === 'AT_ReplicaIdentity') {
    const type = inner(node.def, 'ReplicaIdentityStmt')?.identity_type;
    return set('replica identity', type === 'd' ? undefined : text);
  }
  if (subtype === 'AT_ClusterOn') return set('cluster', name);
  if (subtype === 'AT_SetTableSpace') return set('tablespace', name);
  if (subtype === 'AT_SetAccessMethod') return set('access method', name);
  if (subtype === 'AT_ChangeOwner') return set('owner', node.newowner?.rolename ?? '');
  return [...inheritance(command), ...partition(command)];
}

function constraintChange({ source, table, node, ifExists }: Command): Effect[] {
  const change = inner(node.def, 'ATAlterConstraint');
  const { conname, alterDeferrability, alterEnforceability } = change ?? {};
  if (conname === undefined) return [];
  const set = (aspect: string, value: string): Effect =>
    setting(source, { kind: 'constraint', on: table, name: conname }, aspect, value, { ifExists });
  const deferral = `${change?.deferrable ?? false} ${change?.initdeferred ?? false}`;
  return [
    ...(alterDeferrability ? [set('deferral', deferral)] : []),
    ...(alterEnforceability ? [set('enforcement', String(change?.is_enforced ?? false))] : []),
  ];
}

function inheritance({ source, table, node, ifExists }: Command): Effect[] {
  const parent = inner(node.def, 'RangeVar');
  const isAdded = node.subtype === 'AT_AddInherit';
  if (!parent || !(isAdded || node.subtype === 'AT_DropInherit')) return [];
  const { name, schema } = relationThing('table', parent);
  const aspect = `inherits ${schema === undefined ? name : `${schema}.${name}`}`;
  return [setting(source, table, aspect, isAdded ? 'yes' : undefined, { ifExists })];
}

/** A setting of the partition, since that is what is attached: several may be to one table. */
function partition({ source, table, node, text, ifExists }: Command): Effect[] {
  const { name } = inner(node.def, 'PartitionCmd') ?? {};
  const isAttached = node.subtype === 'AT_AttachPartition';
  if (!name || !(isAttached || node.subtype === 'AT_DetachPartition')) return [];
  const child = relationThing(table.kind, name);
  const parent = table.schema === undefined ? table.name : `${table.schema}.${table.name}`;
  const value = isAttached ? text : undefined;
  return [setting(source, child, `partition of ${parent}`, value, { ifExists })];
}

const PLAIN: Readonly<Record<string, readonly [aspect: string, value?: string]>> = {
  AT_EnableRowSecurity: ['row level security', 'yes'],
  AT_DisableRowSecurity: ['row level security'],
  AT_ForceRowSecurity: ['forced row level security', 'yes'],
  AT_NoForceRowSecurity: ['forced row level security'],
  AT_DropCluster: ['cluster'],
  AT_SetLogged: ['unlogged'],
  AT_SetUnLogged: ['unlogged', 'yes'],
  AT_EnableTrigAll: ['all triggers', 'enable'],
  AT_DisableTrigAll: ['all triggers', 'disable'],
  AT_EnableTrigUser: ['user triggers', 'enable'],
  AT_DisableTrigUser: ['user triggers', 'disable'],
};

const STATES: Readonly<Record<string, readonly ['trigger' | 'rule', string]>> = {
  AT_EnableTrig: ['trigger', 'enable'],
  AT_EnableAlwaysTrig: ['trigger', 'enable always'],
  AT_EnableReplicaTrig: ['trigger', 'enable replica'],
  AT_DisableTrig: ['trigger', 'disable'],
  AT_EnableRule: ['rule', 'enable'],
  AT_EnableAlwaysRule: ['rule', 'enable always'],
  AT_EnableReplicaRule: ['rule', 'enable replica'],
  AT_DisableRule: ['rule', 'disable'],
};

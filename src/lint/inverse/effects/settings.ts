import { inner, type Nodes, nodesOf, wordsOf } from '../../../sql/nodes.ts';
import type { Effect } from '../effect.ts';
import { dotted, namedThing, relationThing } from '../namedThing.ts';
import type { Thing } from '../thing.ts';
import { roleName } from './privileges.ts';
import { dropping, making, type Source, setting } from './source.ts';

export function comment(source: Source, node: Nodes['CommentStmt']): Effect[] {
  const thing = namedThing(node.objtype, node.object);
  return thing ? [setting(source, thing, 'comment', node.comment)] : [];
}

export function owner(source: Source, node: Nodes['AlterOwnerStmt']): Effect[] {
  const thing = node.relation
    ? relationThing('table', node.relation)
    : namedThing(node.objectType, node.object);
  return thing && node.newowner ? [setting(source, thing, 'owner', roleName(node.newowner))] : [];
}

/** Each option by itself, so that one that is put back is known to be. */
export function sequenceChange(source: Source, node: Nodes['AlterSeqStmt']): Effect[] {
  const { sequence, options, missing_ok = false } = node;
  if (!sequence) return [];
  const thing = relationThing('sequence', sequence);
  return nodesOf(options, 'DefElem')
    .filter(({ defname }) => defname !== 'restart')
    .map(({ defname, arg }) => {
      const words = wordsOf(inner(arg, 'List')?.items);
      const isTakenAway = defname === 'owned_by' && words.join() === 'none';
      const value = isTakenAway ? undefined : JSON.stringify(arg ?? 'none');
      return setting(source, thing, `option ${defname}`, value, { ifExists: missing_ok });
    });
}

export function routineChange(source: Source, node: Nodes['AlterFunctionStmt']): Effect[] {
  const thing = node.func && namedThing(node.objtype, { ObjectWithArgs: node.func });
  return thing ? [setting(source, thing, 'attributes', textOf(source))] : [];
}

export function policyChange(source: Source, node: Nodes['AlterPolicyStmt']): Effect[] {
  if (!node.table) return [];
  const on = relationThing('table', node.table);
  const thing: Thing = { kind: 'policy', on, name: node.policy_name ?? '' };
  return [setting(source, thing, 'definition', textOf(source))];
}

export function eventTriggerChange(source: Source, node: Nodes['AlterEventTrigStmt']): Effect[] {
  const thing: Thing = { kind: 'event trigger', name: node.trigname ?? '' };
  return [setting(source, thing, 'enabled', STATES[node.tgenabled ?? ''] ?? 'enable')];
}

/** The letters of `pg_event_trigger.evtenabled`. */
const STATES: Readonly<Record<string, string>> = {
  O: 'enable',
  D: 'disable',
  R: 'enable replica',
  A: 'enable always',
};

/** ALTER PUBLICATION ADD, DROP and SET. */
export function publicationChange(source: Source, node: Nodes['AlterPublicationStmt']): Effect[] {
  const on: Thing = { kind: 'publication', name: node.pubname ?? '' };
  if (node.options) return [setting(source, on, 'options', textOf(source))];
  if (node.action === 'AP_SetObjects') return [setting(source, on, 'tables', textOf(source))];
  return nodesOf(node.pubobjects, 'PublicationObjSpec').map(({ name, pubtable }) => {
    const table = pubtable?.relation && relationThing('table', pubtable.relation);
    const schema = table?.schema === undefined ? '' : `${table.schema}.`;
    const member = table ? `${schema}${table.name}` : (name ?? 'the current schema');
    const thing: Thing = { kind: 'publication member', on, name: member };
    if (node.action === 'AP_DropObjects') return dropping(source, thing);
    return making(source, thing, table ? { goesWith: [table] } : {});
  });
}

export function extensionChange(source: Source, node: Nodes['AlterExtensionStmt']): Effect[] {
  const thing: Thing = { kind: 'extension', name: node.extname ?? '' };
  return [setting(source, thing, 'version', textOf(source))];
}

export function typeOptions(source: Source, node: Nodes['AlterTypeStmt']): Effect[] {
  return [setting(source, dotted('type', wordsOf(node.typeName)), 'options', textOf(source))];
}

/** ALTER DATABASE and ALTER ROLE ... SET. */
export function parameter(
  source: Source,
  thing: Thing,
  setstmt: Nodes['VariableSetStmt'] | undefined,
): Effect[] {
  const { kind, name } = setstmt ?? {};
  const value = kind === 'VAR_RESET' || kind === 'VAR_RESET_ALL' ? undefined : textOf(source);
  return [setting(source, thing, `parameter ${name ?? 'all'}`, value)];
}

function textOf({ statement: { span }, text }: Source): string {
  return text.slice(span.start, span.end);
}

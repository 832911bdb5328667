import type { DefElem } from '@pgsql/types';
import { inner, type Nodes, nodesOf, wordsOf } from '../../../sql/nodes.ts';
import { chosenName } from '../../history/chosenName.ts';
import type { Effect } from '../effect.ts';
import { dotted, relationThing } from '../namedThing.ts';
import { neighbour, type Thing } from '../thing.ts';
import { making, type Source, setting } from './source.ts';

/** OPTIONS of a server, a wrapper, a foreign table or one of its columns: each by itself. */
export function foreignOptions(
  source: Source,
  thing: Thing,
  options: readonly DefElem[],
  ifExists = false,
): Effect[] {
  return options.map(({ defname, defaction, arg }) => {
    const value = defaction === 'DEFELEM_DROP' ? undefined : inner(arg, 'String')?.sval;
    return setting(source, thing, `foreign option ${defname}`, value, { ifExists });
  });
}

export function serverChange(source: Source, node: Nodes['AlterForeignServerStmt']): Effect[] {
  const thing: Thing = { kind: 'server', name: node.servername ?? '' };
  return foreignOptions(source, thing, nodesOf(node.options, 'DefElem'));
}

export function wrapperChange(source: Source, node: Nodes['AlterFdwStmt']): Effect[] {
  const thing: Thing = { kind: 'foreign data wrapper', name: node.fdwname ?? '' };
  return foreignOptions(source, thing, nodesOf(node.options, 'DefElem'));
}

/** Without a name it gets one of its table and its columns (`ChooseExtendedStatisticName`). */
export function statisticsMake(source: Source, node: Nodes['CreateStatsStmt']): Effect[] {
  const { defnames, relations, exprs, if_not_exists } = node;
  const tables = nodesOf(relations, 'RangeVar').map((it) => relationThing('table', it));
  const columns = nodesOf(exprs, 'StatsElem').map(({ name }) => name ?? 'expr');
  const [table] = tables;
  const thing: Thing =
    defnames || !table
      ? dotted('statistics', wordsOf(defnames))
      : {
          ...neighbour('statistics', chosenName(table.name, columns, 'stat'), table),
          isNameGuessed: true,
        };
  const more = { goesWith: tables, ...(if_not_exists && { ifNotExists: true }) };
  return [making(source, thing, more)];
}

export function statisticsChange(source: Source, node: Nodes['AlterStatsStmt']): Effect[] {
  const thing = dotted('statistics', wordsOf(node.defnames));
  const value = inner(node.stxstattarget, 'Integer')?.ival;
  const target = value === undefined || value < 0 ? undefined : String(value);
  return [setting(source, thing, 'target', target, { ifExists: node.missing_ok ?? false })];
}

export function dictionaryChange(source: Source, node: Nodes['AlterTSDictionaryStmt']): Effect[] {
  const thing = dotted('text search dictionary', wordsOf(node.dictname));
  return nodesOf(node.options, 'DefElem').map(({ defname, arg }) =>
    setting(source, thing, `setting ${defname}`, arg && plainText(arg)),
  );
}

/** What a configuration looks words of a kind up in. */
export function configurationChange(
  source: Source,
  node: Nodes['AlterTSConfigurationStmt'],
): Effect[] {
  const thing = dotted('text search configuration', wordsOf(node.cfgname));
  const isDrop = node.kind === 'ALTER_TSCONFIG_DROP_MAPPING';
  const value = isDrop ? undefined : plainText(node.dicts);
  const kinds = node.tokentype ? wordsOf(node.tokentype) : ['all'];
  return kinds.map((it) => setting(source, thing, `mapping of ${it}`, value));
}

/** CREATEDB and the like; a password is nothing that comes back. */
export function roleChange(source: Source, node: Nodes['AlterRoleStmt']): Effect[] {
  const thing: Thing = { kind: 'role', name: node.role?.rolename ?? '' };
  return nodesOf(node.options, 'DefElem')
    .filter(({ defname = '' }) => !SECRET.has(defname))
    .map(({ defname, arg }) => setting(source, thing, `attribute ${defname}`, plainText(arg)));
}

const SECRET: ReadonlySet<string> = new Set(['password', 'rolemembers', 'validUntil']);

/** A node as a value to compare: without its places. */
function plainText(node: unknown): string {
  return JSON.stringify(node, (key, value) => (key === 'location' ? undefined : value)) ?? '';
}

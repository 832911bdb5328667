import type { RangeVar } from '@pgsql/types';
import { type Nodes, nodesOf, wordsOf } from '../../../sql/nodes.ts';
import type { DataChange, Effect } from '../effect.ts';
import { relationThing } from '../namedThing.ts';
import { originIn, type Source } from './source.ts';
import { found } from './uses.ts';

export function dataChange(
  source: Source,
  verb: DataChange['verb'],
  relation: RangeVar | undefined,
): Effect[] {
  if (!relation) return [];
  return [
    { ...originIn(source), does: 'change data', verb, thing: relationThing('table', relation) },
  ];
}

export function truncate(source: Source, { relations }: Nodes['TruncateStmt']): Effect[] {
  return nodesOf(relations, 'RangeVar').flatMap((it) => dataChange(source, 'TRUNCATE', it));
}

export function opaque(source: Source): Effect[] {
  return [{ ...originIn(source), does: 'opaque' }];
}

/** SELECT reads, unless it calls a function that is not known to do nothing but that. */
export function select(source: Source, node: Nodes['SelectStmt']): Effect[] {
  const names = found(node, 'FuncCall').map(({ funcname }) => wordsOf(funcname));
  const unknown = names.some((it) => it[0] !== 'pg_catalog' && !HARMLESS.has(it.at(-1) ?? ''));
  const changes = CHANGES.flatMap(([tag, verb]) =>
    found(node.withClause, tag).flatMap((it) => dataChange(source, verb, it.relation)),
  );
  return [...changes, ...(unknown ? opaque(source) : [])];
}

const CHANGES = [
  ['InsertStmt', 'INSERT'],
  ['UpdateStmt', 'UPDATE'],
  ['DeleteStmt', 'DELETE'],
] as const;

/** Functions of PostgreSQL that are called in migrations and leave the schema as it was. */
const HARMLESS: ReadonlySet<string> = new Set(
  (
    'setval nextval currval set_config current_setting pg_notify pg_sleep now count max min sum ' +
    'coalesce pg_advisory_lock pg_advisory_xact_lock pg_advisory_unlock pg_get_serial_sequence version'
  ).split(' '),
);

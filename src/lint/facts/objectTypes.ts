import type { Node, ObjectType } from '@pgsql/types';
import { inner, wordsOf } from '../../sql/nodes.ts';

/** What SQL calls a kind of object, in small letters: `materialized view`. */
export function objectWords(type: ObjectType | undefined): string {
  const name = (type ?? '').replace(/^OBJECT_/, '').toLowerCase();
  return WORDS[name] ?? name.replaceAll('_', ' ');
}

/** Where PostgreSQL's source has a shorter or another name than its SQL. */
const WORDS: Readonly<Record<string, string>> = {
  matview: 'materialized view',
  fdw: 'foreign data wrapper',
  foreign_server: 'server',
  opclass: 'operator class',
  opfamily: 'operator family',
  statistic_ext: 'statistics',
  tabconstraint: 'constraint',
  tsconfiguration: 'text search configuration',
  tsdictionary: 'text search dictionary',
  tsparser: 'text search parser',
  tstemplate: 'text search template',
};

/** The names in an entry of a list of objects: of a table its parts, of a trigger its table's first. */
export function objectNames(object: Node | undefined): string[] {
  const one = inner(object, 'String');
  if (one) return [one.sval ?? ''];
  const items = inner(object, 'List')?.items;
  const types = (items ?? [object]).flatMap((it) => wordsOf(inner(it, 'TypeName')?.names));
  return [...types, ...wordsOf(items), ...wordsOf(inner(object, 'ObjectWithArgs')?.objname)];
}

/** `public.t` and `t` are one key, as they are one table unless search_path was changed. */
export function objectKey(type: string, names: readonly string[]): string {
  const kind = type === 'user' || type === 'group' ? 'role' : type;
  return `${kind} ${names.join('.').replace(/^public\./, '')}`;
}

/** `table "orders"`. */
export function shownObject(type: string, names: readonly string[]): string {
  return names.length === 0 ? type : `${type} "${names.join('.')}"`;
}

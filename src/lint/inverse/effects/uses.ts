import type { RangeVar } from '@pgsql/types';
import { type Nodes, type NodeTag, wordsOf } from '../../../sql/nodes.ts';
import { dotted, relationThing } from '../namedThing.ts';
import type { Thing } from '../thing.ts';

/** What a query or an expression names, for what depends on what. */

/** The relations of a query, without those that WITH names. */
export function relationsIn(tree: unknown): Thing[] {
  const named = new Set(found(tree, 'CommonTableExpr').map(({ ctename }) => ctename));
  const isReal = ({ relname, schemaname }: RangeVar): boolean =>
    schemaname !== undefined || !named.has(relname);
  return found(tree, 'RangeVar')
    .filter(isReal)
    .map((it) => relationThing('table', it));
}

/** The functions that are called, whatever their arguments; PostgreSQL's own are among them. */
export function functionsIn(tree: unknown): Thing[] {
  return found(tree, 'FuncCall').map(({ funcname }) => dotted('function', wordsOf(funcname)));
}

/** The columns, by their own names, each once. */
export function columnsIn(tree: unknown): string[] {
  const names = found(tree, 'ColumnRef').flatMap(({ fields }) => wordsOf(fields).at(-1) ?? []);
  return [...new Set(names)];
}

/** The sequences of `nextval('...')`. */
export function sequencesIn(tree: unknown): Thing[] {
  return found(tree, 'FuncCall')
    .filter(({ funcname }) => wordsOf(funcname).at(-1) === 'nextval')
    .flatMap((it) => found(it, 'A_Const'))
    .flatMap(({ sval }) => sval?.sval ?? [])
    .filter((it) => /^[a-z_][a-z0-9_$]*(?:\.[a-z_][a-z0-9_$]*)?$/.test(it))
    .map((it) => dotted('sequence', it.split('.')));
}

/** The nodes of a kind, anywhere in a tree. */
export function found<Tag extends NodeTag>(tree: unknown, tag: Tag): Nodes[Tag][] {
  const result: Nodes[Tag][] = [];
  const open: unknown[] = [tree];
  while (open.length > 0) {
    const it = open.pop();
    if (it === null || typeof it !== 'object') continue;
    for (const key of Object.keys(it)) {
      const value = (it as Readonly<Record<string, unknown>>)[key];
      if (key === tag) result.push(value as Nodes[Tag]);
      if (typeof value === 'object') open.push(value);
    }
  }
  return result.reverse();
}

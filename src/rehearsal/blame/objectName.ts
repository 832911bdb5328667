import type { Difference } from '../../schema/differences.ts';

/** Kinds whose identity has no name of its own. */
const NAMELESS: ReadonlySet<string> = new Set([
  'default privileges',
  'settings',
  'database',
  'cast',
  'large object',
  'user mapping',
]);

/** The name that a statement would call an object by: `note` of the column `public.orders.note`. */
export function ownName({ kind, identity }: Difference): string | undefined {
  return NAMELESS.has(kind) ? undefined : wordsOf(identity).at(-1);
}

/** The name of what it belongs to: the table of a column, the type of a constraint. */
export function parentName(difference: Difference): string | undefined {
  const { kind, identity, parent, before, after = before } = difference;
  if (parent !== undefined) return wordsOf(parent).at(-1);
  const owner = kind === 'sequence' ? / owned by=(\S+)/.exec(after ?? '')?.[1] : undefined;
  if (owner !== undefined) return wordsOf(owner).at(-2);
  return /comment/.test(kind) ? wordsOf(identity).at(-2) : undefined;
}

/** `table column public."Order".note`, `public.f(integer)`, `public.ops using btree`: the dotted name. */
function wordsOf(identity: string): string[] {
  const head = identity.replace(/\(.*$/s, '').replace(/ using \S+$/, '');
  const words = [...head.matchAll(/"(?:[^"]|"")*"|[^\s."]+/g)].map(([word]) => word);
  return words.map((it) => (it.startsWith('"') ? it.slice(1, -1).replaceAll('""', '"') : it));
}

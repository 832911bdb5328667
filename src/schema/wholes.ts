import type { Difference } from './differences.ts';

/**
 * The differences without those that go without saying: the parts of a table that is itself there or
 * gone, the index of a constraint, the comment on what has come or gone.
 */
export function wholes(found: readonly Difference[]): Difference[] {
  const said = new Set(found.filter(({ change }) => change !== 'changed').map(keyOf));
  return found.filter((it) => !wholesOf(it).some((whole) => said.has(`${it.change} ${whole}`)));
}

function keyOf({ change, kind, identity }: Difference): string {
  return `${change} ${kind} ${identity}`;
}

/** Kinds and identities of what may stand for a difference. */
function wholesOf({ kind, identity, parent, before, after = before }: Difference): string[] {
  const owner = kind === 'sequence' ? OWNER.exec(after ?? '')?.[1] : undefined;
  const table = parent ?? owner;
  const name = identity.slice(identity.lastIndexOf('.') + 1);
  return [
    ...(table === undefined ? [] : [`table ${table}`, `view ${table}`, `type ${table}`]),
    ...(kind === 'index' ? [`constraint ${parent}.${name}`] : []),
    ...(kind === 'comment' ? [identity] : []),
  ];
}

/** The table in `owned by=public.orders.id`. */
const OWNER = /owned by=(\S+)\.\S+/;

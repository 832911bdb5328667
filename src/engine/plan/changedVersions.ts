import type { LedgerRow } from '../ledger/ledger.ts';

/** The versions whose rows are not the same before and now, or not as many. */
export function changedVersions(
  before: readonly LedgerRow[],
  now: readonly LedgerRow[],
): readonly bigint[] {
  if (before.length === now.length && before.every((row, at) => isSame(row, now[at]))) return [];
  const changed = [...without(now, before), ...without(before, now)];
  return [...new Set(changed.map(({ version }) => version))];
}

/** As nearly always: before each step of a long history all keys would be made anew. */
function isSame(
  { version, success, checksum, description }: LedgerRow,
  now: LedgerRow | undefined,
) {
  const isAlike = version === now?.version && success === now.success;
  return isAlike && description === now.description && checksum.equals(now.checksum);
}

/** The rows that the others lack, each of which stands for one row only. */
function without(rows: readonly LedgerRow[], others: readonly LedgerRow[]): LedgerRow[] {
  const left = new Map<string, number>();
  for (const key of others.map(keyOf)) left.set(key, (left.get(key) ?? 0) + 1);
  return rows.filter((row) => {
    const count = left.get(keyOf(row)) ?? 0;
    left.set(keyOf(row), count - 1);
    return count <= 0;
  });
}

/** Not the execution time, which follows a moment after the row. */
function keyOf({ version, success, checksum, description }: LedgerRow): string {
  return `${version} ${success} ${checksum.toString('base64')} ${description}`;
}

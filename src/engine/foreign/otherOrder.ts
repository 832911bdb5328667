import { migrationName } from '../plan/migrationName.ts';
import type { Remark } from '../plan/plan.ts';
import type { ForeignTool } from './foreignTable.ts';
import type { ForeignMatch } from './matchForeign.ts';

/**
 * Says where a new database would run them in another order than the other tool has: 2.1 comes before
 * 3, and 21 after it; Diesel and dbmate sort by text, in which 10 comes before 9. Only of the first
 * such pair, as one is enough to look. `matched` stands in our order.
 */
export function otherOrder(tool: ForeignTool, matched: readonly ForeignMatch[]): Remark[] {
  const compare = ORDERS[tool];
  if (!compare) return [];
  for (const [index, later] of matched.entries()) {
    const earlier = matched[index - 1];
    if (earlier && compare(earlier.row.version, later.row.version) > 0) {
      return [remark(earlier, later)];
    }
  }
  return [];
}

type Compare = (a: string, b: string) => number;

/** Of the others, and of sqlx, versions are numbers as ours. */
const ORDERS: Readonly<Partial<Record<ForeignTool, Compare>>> = {
  diesel: byText,
  dbmate: byText,
  flyway: byParts,
};

/** Dashes do not count, as for Diesel. */
function byText(a: string, b: string): number {
  const [one, other] = [a.replaceAll('-', ''), b.replaceAll('-', '')];
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Part by part; what is missing counts as 0. Source: Flyway's documentation, "Migration versions". */
function byParts(a: string, b: string): number {
  const [left, right] = [a.split('.').map(BigInt), b.split('.').map(BigInt)];
  const length = Math.max(left.length, right.length);
  for (let index = 0; index < length; index += 1) {
    const [one, other] = [left[index] ?? 0n, right[index] ?? 0n];
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}

function remark(earlier: ForeignMatch, later: ForeignMatch): Remark {
  const { version, up } = later.migration;
  const [first, second] = [migrationName(earlier.migration), migrationName(later.migration)];
  return {
    code: 'out-of-order',
    message:
      `A new database would run ${first} before ${second}, and the other tool runs it after that ` +
      `(${earlier.row.version} comes after ${later.row.version} there). If that matters, give them versions in its order before you import.`,
    version,
    ...(up && { path: up.path }),
  };
}

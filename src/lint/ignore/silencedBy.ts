import type { Finding } from '../finding.ts';
import type { Coverage } from './coverage.ts';
import type { IgnoreComment, IgnoredName } from './ignoreComment.ts';

/** A comment, and where a finding must begin to be silenced by it. */
export interface PlacedIgnore extends IgnoreComment {
  readonly coverage: Coverage;
}

/** What comments silence. */
export interface Silenced {
  readonly all: ReadonlySet<Finding>;
  /** The names in the comments that have silenced at least one finding. */
  readonly by: ReadonlySet<IgnoredName>;
}

/** Which findings the comments of their script silence. */
export function silencedBy(
  ignores: readonly PlacedIgnore[],
  findings: readonly Finding[],
): Silenced {
  const [all, by] = [new Set<Finding>(), new Set<IgnoredName>()];
  const sorted = findings.toSorted((a, b) => a.span.start - b.span.start);
  for (const { coverage, names, scope } of ignores) {
    const isOfAll = scope === 'file' && names.length === 0;
    for (const finding of within(coverage, sorted)) {
      const own = names.filter(({ text }) => isOf(finding, text));
      for (const name of own) by.add(name);
      if (own.length > 0 || (isOfAll && finding.rule !== 'syntax-error')) all.add(finding);
    }
  }
  return { all, by };
}

function isOf({ rule, aliases }: Finding, name: string): boolean {
  return rule === name || aliases.includes(name);
}

/** The findings in a coverage; by halving, since there may be thousands of both. */
function* within(coverage: Coverage, sorted: readonly Finding[]): Iterable<Finding> {
  for (const { start, end, beyond } of coverage) {
    for (let at = firstFrom(sorted, start); at < sorted.length; at++) {
      const finding = sorted[at];
      if (!finding || finding.span.start > end) break;
      if (beyond === undefined || finding.span.end > beyond) yield finding;
    }
  }
}

function firstFrom(sorted: readonly Finding[], offset: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.span.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

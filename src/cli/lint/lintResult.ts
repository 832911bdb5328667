import type { Finding } from '../../lint/finding.ts';
import type { Severity } from '../../lint/severity.ts';
import type { AppliedFix } from './fixFiles.ts';
import type { Locator, ShownFinding } from './shownFinding.ts';

/** What a call of the linter has to tell. */
export interface LintResult {
  readonly findings: readonly Finding[];
  /** The same with their places, each made when it is asked for: there may be half a million. */
  readonly shown: Iterable<ShownFinding>;
  readonly locator: Locator;
  readonly texts: ReadonlyMap<string, string>;
  readonly files: number;
  /** What `--fix` has done; absent without it. */
  readonly fixed?: readonly AppliedFix[];
  /** Whether anything is as bad as `--fail-on` asks. */
  readonly isFailed: boolean;
}

/** How many of each severity. */
export function countsOf(findings: readonly Finding[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

/** Whether `--fix` would mend a finding. */
export function isFixable({ fixes }: Finding): boolean {
  return fixes[0]?.isSafe ?? false;
}

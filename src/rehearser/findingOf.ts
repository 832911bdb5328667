import type { Finding } from '../lint/finding.ts';
import type { Category } from '../lint/rule.ts';
import type { Severity } from '../lint/severity.ts';
import type { RehearsalComplaint } from '../rehearsal/complaints.ts';
import type { Rehearsal, Verdict } from '../rehearsal/rehearsal.ts';

/** What a verdict is as a rule of the linter. */
export interface VerdictRule {
  readonly name: string;
  readonly summary: string;
  readonly severity: Severity;
  readonly category: Category;
  readonly help: string;
}

const HELP =
  'Mend the script at the statement that is named, and try again: staircase rehearse --only VERSION.';

const SUMMARIES: Readonly<Record<Verdict, readonly [Severity, Category, summary: string]>> = {
  reversible: ['hint', 'reversibility', 'down brings back what up has changed'],
  irreversible: ['hint', 'reversibility', 'irreversible, as it says itself'],
  'no-down': ['info', 'reversibility', 'there is no down script'],
  'not-provable': ['info', 'reversibility', 'the stage lacks what it needs'],
  lossy: ['warning', 'data loss', 'down brings back the schema, but not the rows'],
  'not-repeatable': ['error', 'reversibility', 'up after down does something else'],
  'not-reversed': ['error', 'reversibility', 'down leaves differences behind'],
  fails: ['error', 'correctness', 'up or down does not run'],
};

/** The verdicts as rules, by their names. */
export function verdictRule(verdict: Verdict): VerdictRule {
  const [severity, category, summary] = SUMMARIES[verdict];
  return { name: verdict, severity, category, summary, help: HELP };
}

/** A complaint in the form that the linter's findings have. */
export function findingOf({ verdict }: Rehearsal, complaint: RehearsalComplaint): Finding {
  const { path, span, message, help } = complaint;
  const { name, severity, category } = verdictRule(verdict);
  return {
    rule: name,
    aliases: [],
    severity,
    category,
    path,
    span,
    message,
    fixes: [],
    ...(help !== undefined && { help }),
  };
}

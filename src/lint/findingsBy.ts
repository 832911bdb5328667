import type { Span } from '../sql/span.ts';
import type { Complaint } from './complaint.ts';
import type { Finding } from './finding.ts';
import type { Fix } from './fix.ts';
import type { ActiveRule } from './ruleSet.ts';

/** What was looked at. */
export interface Place {
  readonly path: string;
  readonly span: Span;
}

/**
 * What a rule complains of in one look, with its name on it. A look that throws is a finding as well:
 * one rule's mistake is told, and takes nothing from what the others find.
 */
export function findingsBy(
  by: ActiveRule,
  look: () => Iterable<Complaint>,
  { path, span }: Place,
): Finding[] {
  const found: Finding[] = [];
  try {
    for (const it of look()) found.push(findingOf(it, by, path));
  } catch (error) {
    found.push(findingOf(failure(by, span, error), by, path));
  }
  return found;
}

function failure({ rule }: ActiveRule, span: Span, error: unknown): Complaint {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    span,
    message: `The rule ${rule.name} failed here, which is a mistake in Staircase: ${reason}.`,
    help: 'Report it with this script. What the other rules say is complete.',
  };
}

/** A complaint with the rule's name on it. */
function findingOf(complaint: Complaint, by: ActiveRule, path: string): Finding {
  return new RuleFinding(complaint, by, path);
}

/** Fixes that are made late are made once, when the first one asks. */
class RuleFinding implements Finding {
  readonly rule: string;
  readonly aliases: readonly string[];
  readonly severity: Finding['severity'];
  readonly category: Finding['category'];
  readonly path: string;
  readonly span: Finding['span'];
  readonly message: string;
  readonly help: string | undefined;
  #fixes: NonNullable<Complaint['fixes']>;

  constructor(complaint: Complaint, { rule, severity }: ActiveRule, path: string) {
    this.rule = rule.name;
    this.aliases = rule.aliases ?? NONE;
    this.severity = severity;
    this.category = rule.category;
    this.path = complaint.path ?? path;
    this.span = complaint.span;
    this.message = complaint.message;
    this.help = complaint.help;
    this.#fixes = complaint.fixes ?? NONE;
  }

  get fixes(): readonly Fix[] {
    if (typeof this.#fixes === 'function') this.#fixes = this.#fixes();
    return this.#fixes;
  }
}

const NONE: readonly never[] = [];

import type { Complaint } from './complaint.ts';
import type { Finding } from './finding.ts';
import type { Fix } from './fix.ts';
import type { ActiveRule } from './ruleSet.ts';

/** What a rule complains of, with its name on it. `path`: of what it looked at. */
export function findingsBy(
  by: ActiveRule,
  complaints: Iterable<Complaint>,
  path: string,
): Finding[] {
  const found: Finding[] = [];
  for (const it of complaints) found.push(findingOf(it, by, path));
  return found;
}

/** A complaint with the rule's name on it. */
export function findingOf(complaint: Complaint, by: ActiveRule, path: string): Finding {
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

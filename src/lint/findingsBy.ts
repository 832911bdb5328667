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
  return Array.from(complaints, (it) => findingOf(it, by, path));
}

/** A complaint with the rule's name on it. */
export function findingOf(
  complaint: Complaint,
  { rule, severity }: ActiveRule,
  path: string,
): Finding {
  const { span, message, help, fixes = [] } = complaint;
  const finding = {
    rule: rule.name,
    aliases: rule.aliases ?? NONE,
    severity,
    category: rule.category,
    path: complaint.path ?? path,
    span,
    message,
    ...(help !== undefined && { help }),
    fixes: typeof fixes === 'function' ? [] : fixes,
  };
  return typeof fixes === 'function' ? withLateFixes(finding, fixes) : finding;
}

const NONE: readonly string[] = [];

/** They are made once, when the first one asks. */
function withLateFixes(finding: Finding, make: () => readonly Fix[]): Finding {
  let made: readonly Fix[] | undefined;
  return {
    ...finding,
    get fixes() {
      made ??= make();
      return made;
    },
  };
}

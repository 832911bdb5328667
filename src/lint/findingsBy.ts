import type { Complaint } from './complaint.ts';
import type { Finding } from './finding.ts';
import type { ActiveRule } from './ruleSet.ts';

/** What a rule complains of, with its name on it. `path`: of what it looked at. */
export function findingsBy(
  by: ActiveRule,
  complaints: Iterable<Complaint>,
  path: string,
): Finding[] {
  return Array.from(complaints, (it) => findingOf(it, by, path));
}

function findingOf(complaint: Complaint, { rule, severity }: ActiveRule, path: string): Finding {
  const { span, message, help, fixes = [] } = complaint;
  return {
    rule: rule.name,
    aliases: rule.aliases ?? [],
    severity,
    category: rule.category,
    path: complaint.path ?? path,
    span,
    message,
    ...(help !== undefined && { help }),
    fixes,
  };
}

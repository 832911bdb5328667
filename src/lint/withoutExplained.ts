import type { Finding } from './finding.ts';
import type { RuleSet } from './ruleSet.ts';
import type { LintScript } from './subject.ts';

/**
 * Leaves out the parser's error where a rule has said what is wrong there: between what the rule
 * points at and the error stands no statement that the parser takes.
 */
export function withoutExplained(
  { statements }: LintScript,
  found: readonly Finding[],
  { active }: RuleSet,
): readonly Finding[] {
  const error = found.find(({ rule }) => rule === 'syntax-error');
  if (!error) return found;
  const at = error.span.start;
  const before = statements.findLast(({ span }) => span.start <= at)?.span.start ?? 0;
  const explaining = new Set(
    active.filter(({ rule }) => rule.explainsSyntaxErrors).map(({ rule }) => rule.name),
  );
  const isExplained = found.some(
    ({ rule, span }) => explaining.has(rule) && span.start >= before && span.start <= at,
  );
  return isExplained ? found.filter((it) => it !== error) : found;
}

import { statementAt } from './facts/statementAt.ts';
import type { Finding } from './finding.ts';
import type { RuleSet } from './ruleSet.ts';
import type { LintScript } from './subject.ts';

/** Leaves out what a rule says of a statement of which a rule that it yields to has spoken. */
export function withoutEchoes(
  { statements }: LintScript,
  found: readonly Finding[],
  rules: RuleSet,
): readonly Finding[] {
  const yieldsTo = yielding(found, rules);
  if (yieldsTo.size === 0) return found;
  const keyOf = (rule: string, { span }: Finding): string =>
    `${rule} ${statementAt(statements, span.start)?.span.start ?? 'none'}`;
  const others = new Set([...yieldsTo.values()].flat());
  const spoken = new Set(
    found.filter(({ rule }) => others.has(rule)).map((it) => keyOf(it.rule, it)),
  );
  return found.filter((it) => !yieldsTo.get(it.rule)?.some((name) => spoken.has(keyOf(name, it))));
}

/** Of the rules that have found something, those that yield to others. */
function yielding(
  found: readonly Finding[],
  { active }: RuleSet,
): ReadonlyMap<string, readonly string[]> {
  const speaking = new Set(found.map(({ rule }) => rule));
  return new Map(
    active.flatMap(({ rule: { name, yieldsTo } }) =>
      yieldsTo && speaking.has(name) ? [[name, yieldsTo] as const] : [],
    ),
  );
}

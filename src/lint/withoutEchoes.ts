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
  const yieldsTo = ({ rule }: Finding) => rules.yieldsTo.get(rule) ?? NONE;
  const others = new Set(found.flatMap(yieldsTo));
  if (others.size === 0) return found;
  const keyOf = (rule: string, { span }: Finding): string =>
    `${rule} ${statementAt(statements, span.start)?.span.start ?? 'none'}`;
  const spoken = new Set(
    found.filter(({ rule }) => others.has(rule)).map((it) => keyOf(it.rule, it)),
  );
  return found.filter((it) => !yieldsTo(it).some((name) => spoken.has(keyOf(name, it))));
}

const NONE: readonly string[] = [];

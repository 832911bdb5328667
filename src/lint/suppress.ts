import type { Finding } from './finding.ts';
import { findingsBy, type Place } from './findingsBy.ts';
import { coverageOf } from './ignore/coverage.ts';
import { ignoreComments } from './ignore/ignoreComments.ts';
import { judged } from './ignore/judged.ts';
import { silencedBy } from './ignore/silencedBy.ts';
import type { RuleSet } from './ruleSet.ts';
import type { LintScript } from './subject.ts';

/**
 * Of what is to be shown of a script, what none of its comments silences; and what a rule has to
 * say of those comments. `found`: also the echoes that were left out, since a comment that silences
 * one of them is not in vain.
 */
export function suppress(
  script: LintScript,
  found: readonly Finding[],
  shown: readonly Finding[],
  rules: RuleSet,
): readonly Finding[] {
  const comments = ignoreComments(script.text);
  if (comments.length === 0) return shown;
  const placeOf = ({ span }: Pick<Place, 'span'>): Place => ({ path: script.path, span });
  const ignores = comments.map((it) => ({ ...it, coverage: coverageOf(it, script) }));
  const silenced = silencedBy(ignores, found);
  const all = judged(ignores, silenced, script, rules);
  const said = rules
    .each('ignore')
    .flatMap((by) => all.flatMap((it) => findingsBy(by, () => by.check.look(it), placeOf(it))));
  const unsaid = silencedBy(ignores, said);
  const isLeft = (it: Finding): boolean => !silenced.all.has(it) && !unsaid.all.has(it);
  return [...shown, ...said].filter(isLeft);
}

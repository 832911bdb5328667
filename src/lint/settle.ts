import type { Finding } from './finding.ts';
import type { RuleSet } from './ruleSet.ts';
import type { LintScript } from './subject.ts';
import { suppress } from './suppress.ts';
import { withoutEchoes } from './withoutEchoes.ts';
import { withoutExplained } from './withoutExplained.ts';

/**
 * What a person is shown of all that was found in a script, by rules that look at it, at its
 * migration and at the folder: no two that say the same, none that a comment silences, in the
 * order of the text.
 */
export function settle(script: LintScript, found: readonly Finding[], rules: RuleSet): Finding[] {
  const clear = withoutEchoes(script, withoutExplained(script, found, rules), rules);
  return inOrder(suppress(script, found, clear, rules));
}

function inOrder(found: readonly Finding[]): Finding[] {
  return found.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

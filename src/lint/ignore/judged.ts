import { looksAt } from '../looksAt.ts';
import { nearName } from '../nearName.ts';
import type { ActiveRule, RuleSet } from '../ruleSet.ts';
import { SQUAWK_NAMES } from '../squawkNames.ts';
import type { LintScript } from '../subject.ts';
import type { IgnoredName } from './ignoreComment.ts';
import type { JudgedName, LintIgnore } from './lintIgnore.ts';
import type { PlacedIgnore, Silenced } from './silencedBy.ts';
import { VERDICT_NAMES } from './verdictNames.ts';

/** The comments with what became of each name in them. */
export function judged(
  ignores: readonly PlacedIgnore[],
  { by }: Silenced,
  script: LintScript,
  rules: RuleSet,
): LintIgnore[] {
  const judge = (name: IgnoredName): JudgedName =>
    by.has(name) ? { ...name, fate: 'used' } : vain(name, script, rules);
  return ignores.map((it) => ({ ...it, names: it.names.map(judge), text: script.text }));
}

function vain(name: IgnoredName, script: LintScript, { names }: RuleSet): JudgedName {
  const answering = names.get(name.text);
  if (!answering && !UNRULED.has(name.text)) {
    const near = nearName(name.text, [...names.keys(), ...UNRULED]);
    return { ...name, fate: 'unknown', ...(near !== undefined && { near }) };
  }
  const hasLooked = answering?.some((it) => !isBeyond(it) && looksAt(it, script));
  return { ...name, fate: hasLooked ? 'silent' : 'idle' };
}

/** Of such a rule the files alone do not tell whether it has something to say. */
function isBeyond({ rule }: ActiveRule): boolean {
  return rule.check.each === 'ignore' || (rule.isPassing ?? false);
}

/** Names that may stand in a comment though no rule need have them. */
const UNRULED: ReadonlySet<string> = new Set([...SQUAWK_NAMES, ...VERDICT_NAMES, 'syntax-error']);

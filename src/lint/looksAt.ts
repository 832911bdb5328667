import type { ActiveRule } from './ruleSet.ts';
import type { LintScript } from './subject.ts';

/** Whether a rule that is on has anything to look at in a script. Destruction is what a down script is for. */
export function looksAt({ rule }: ActiveRule, { role, options, migration }: LintScript): boolean {
  const isNamed = options.severities[rule.name] !== undefined;
  if (rule.isQuietInDown && role === 'down' && options.preset !== 'strict' && !isNamed)
    return false;
  const wantsMigration = rule.check.each === 'migration' || rule.check.each === 'folder';
  return migration !== undefined || !wantsMigration;
}

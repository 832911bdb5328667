import { advise, type LintOverrides, ruleNames } from '../../config/lintConfig.ts';
import { RULES } from '../../lint/rules.ts';
import type { Flags } from '../command.ts';
import { UsageError } from '../usageError.ts';

/** What a call says of the rules. Throws `UsageError` for a name that no rule answers to. */
export function overridesOf(flags: Flags): LintOverrides {
  const { preset, pgVersion, assumeInTransaction, include = [], exclude = [] } = flags;
  for (const name of [...include, ...exclude]) requireRule(name);
  return {
    ...(preset && { preset }),
    ...(pgVersion !== undefined && { pgVersion }),
    ...(assumeInTransaction !== undefined && { assumeInTransaction }),
    include,
    exclude,
  };
}

/** Throws `UsageError` for what is no rule's name, with the one that was probably meant. */
export function requireRule(name: string): void {
  const known = ruleNames(RULES);
  if (!known.has(name)) throw new UsageError(`There is no rule "${name}".`, advise(name, known));
}

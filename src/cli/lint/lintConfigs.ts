import { type LintConfig, readLintConfig } from '../../config/lintConfig.ts';
import { type RuleSet, ruleSet } from '../../lint/ruleSet.ts';
import { RULES } from '../../lint/rules.ts';
import type { CommandContext } from '../command.ts';
import type { Project } from '../source/project.ts';
import { UsageError } from '../usageError.ts';
import { overridesOf } from './overrides.ts';

/** A configuration, and the rules that are on by it. */
export interface ConfiguredRules extends LintConfig {
  readonly rules: RuleSet;
}

/** What is configured for the scripts of a directory. */
export type ConfigFor = (directory: string) => Promise<ConfiguredRules>;

/**
 * Reads the configuration of each directory once. Throws `UsageError` for what cannot be meant: a
 * value that is left aside would change what is found without a word.
 */
export function lintConfigs({ flags, terminal }: CommandContext, project: Project): ConfigFor {
  const { root, settings } = project;
  const base = { root, settings: settings.lint, overrides: overridesOf(flags), rules: RULES };
  const now = new Date();
  const said = new Set<string>();
  const known = new Map<string, Promise<ConfiguredRules>>();
  const read = async (directory: string): Promise<ConfiguredRules> => {
    const config = requireGood(await readLintConfig({ ...base, directory, now }));
    for (const { message } of config.remarks) {
      if (!said.has(message)) terminal.err(`warning: ${message}`);
      said.add(message);
    }
    return { ...config, rules: ruleSet(RULES, config.options) };
  };
  return (directory) => {
    const config = known.get(directory) ?? read(directory);
    known.set(directory, config);
    return config;
  };
}

function requireGood(config: LintConfig): LintConfig {
  const [problem] = config.problems;
  if (problem) throw new UsageError(problem.message, problem.advice);
  return config;
}

import { type LintConfig, readLintConfig } from '../../config/lintConfig.ts';
import { ruleSet } from '../../lint/ruleSet.ts';
import { RULES } from '../../lint/rules.ts';
import { committedVersions } from '../../migrations/committedVersions.ts';
import type { CommandContext } from '../command.ts';
import type { Project } from '../project.ts';
import { UsageError } from '../usageError.ts';
import type { ConfiguredRules, LintTools } from './lintSubjects.ts';
import { overridesOf } from './overrides.ts';

/** What configuration and git tell the linter in one call; each directory is asked once. */
export function lintTools(
  context: CommandContext,
  project: Project,
): Pick<LintTools, 'configFor' | 'knownOf'> {
  const { since } = context.flags;
  const configs = new Map<string, Promise<ConfiguredRules>>();
  const read = configReader(context, project);
  return {
    configFor: (directory) => {
      const config = configs.get(directory) ?? read(directory);
      configs.set(directory, config);
      return config;
    },
    knownOf: async (folder) => {
      const { signal } = context;
      const ref = since !== undefined && { ref: since };
      const settled = await committedVersions(folder, { signal, ...ref });
      const { ignoredChars } = project;
      return { ...(settled && { settled }), ignoredChars };
    },
  };
}

function configReader(
  { flags, terminal }: CommandContext,
  { root, settings }: Project,
): (directory: string) => Promise<ConfiguredRules> {
  const base = { root, settings: settings.lint, overrides: overridesOf(flags), rules: RULES };
  const now = new Date();
  const said = new Set<string>();
  return async (directory) => {
    const config = requireGood(await readLintConfig({ ...base, directory, now }));
    for (const { message } of config.remarks) {
      if (!said.has(message)) terminal.err(`warning: ${message}`);
      said.add(message);
    }
    return { ...config, rules: ruleSet(RULES, config.options) };
  };
}

/** A value that is left aside would change what is found without a word. */
function requireGood(config: LintConfig): LintConfig {
  const [problem] = config.problems;
  if (problem) throw new UsageError(problem.message, problem.advice);
  return config;
}

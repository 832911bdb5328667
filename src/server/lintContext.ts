import { type LintConfig, readLintConfig } from '../config/lintConfig.ts';
import { parseSettings } from '../config/settings.ts';
import { ruleSet } from '../lint/ruleSet.ts';
import { RULES } from '../lint/rules.ts';
import type { Known } from '../lint/subject.ts';
import type { AppliedVersion, FolderToLint } from '../protocol/lint.ts';
import type { Parser } from '../sql/parser.ts';
import type { LintContext } from './lintFiles.ts';

/** How a folder is to be linted, as its settings, `.squawk.toml` and its ledger say. */
export async function lintContext(
  request: FolderToLint,
  parser: Parser,
): Promise<LintContext & Pick<LintConfig, 'problems'>> {
  const { isEnabled, options, excludes, problems } = await readLintConfig({
    directory: request.path,
    root: request.root,
    settings: parseSettings(request.settings).settings.lint,
    rules: RULES,
    now: new Date(),
  });
  return {
    parser,
    options,
    rules: ruleSet(RULES, options),
    known: knownOf(request),
    isWanted: (path) => isEnabled && !excludes(path),
    problems,
  };
}

function knownOf({ applied, ignoredChars }: FolderToLint): Known {
  return { ignoredChars, ...(applied && ledgerFacts(applied)) };
}

function ledgerFacts(applied: readonly AppliedVersion[]): Known {
  const rows = applied.map(({ version, checksum }) => {
    return [BigInt(version), { checksum: Buffer.from(checksum, 'hex') }] as const;
  });
  return { applied: new Map(rows), settled: new Set(rows.map(([version]) => version)) };
}

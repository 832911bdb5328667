import { type LintConfig, readLintConfig } from '../config/lintConfig.ts';
import { parseSettings } from '../config/settings.ts';
import { ruleSet } from '../lint/ruleSet.ts';
import { RULES } from '../lint/rules.ts';
import type { AppliedScript, Known } from '../lint/subject.ts';
import type { AppliedVersion, FolderToLint } from '../protocol/lint.ts';
import type { Parser } from '../sql/parser.ts';
import type { LintContext } from './lintFiles.ts';

/**
 * How a folder is to be linted, as its settings, `.squawk.toml` and its ledger say. `committed`: the
 * versions that others may have from the repository.
 */
export async function lintContext(
  request: FolderToLint,
  committed: ReadonlySet<bigint> | undefined,
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
    known: knownOf(request, committed),
    isWanted: (path) => isEnabled && !excludes(path),
    problems,
  };
}

function knownOf(
  { applied, ignoredChars }: FolderToLint,
  committed: ReadonlySet<bigint> | undefined,
): Known {
  const rows = applied && new Map(applied.map(rowOf));
  const settled = rows || committed ? [...(rows?.keys() ?? []), ...(committed ?? [])] : undefined;
  return {
    ignoredChars,
    ...(rows && { applied: rows }),
    ...(settled && { settled: new Set(settled) }),
  };
}

function rowOf({ version, checksum }: AppliedVersion): readonly [bigint, AppliedScript] {
  return [BigInt(version), { checksum: Buffer.from(checksum, 'hex') }];
}

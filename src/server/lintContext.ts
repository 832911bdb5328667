import { defaultOptions } from '../lint/options.ts';
import { ruleSet } from '../lint/ruleSet.ts';
import { RULES } from '../lint/rules.ts';
import type { AppliedScript } from '../lint/subject.ts';
import type { FolderToLint } from '../protocol/lint.ts';
import type { Parser } from '../sql/parser.ts';
import type { LintContext } from './lintFiles.ts';

/** How a folder is to be linted, as its settings and its ledger say. */
export async function lintContext({ applied }: FolderToLint, parser: Parser): Promise<LintContext> {
  const options = defaultOptions(new Date());
  return {
    parser,
    options,
    rules: ruleSet(RULES, options),
    ...(applied && { applied: appliedScripts(applied) }),
  };
}

function appliedScripts(
  applied: NonNullable<FolderToLint['applied']>,
): ReadonlyMap<bigint, AppliedScript> {
  return new Map(
    applied.map(({ version, checksum }) => [
      BigInt(version),
      { checksum: Buffer.from(checksum, 'hex') },
    ]),
  );
}

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import type { Finding } from '../../src/lint/finding.ts';
import type { Edit } from '../../src/lint/fix.ts';
import { type FolderContext, folderOf } from '../../src/lint/folderOf.ts';
import { lintFolder, lintPlain } from '../../src/lint/lint.ts';
import type { LintOptions } from '../../src/lint/options.ts';
import type { Rule } from '../../src/lint/rule.ts';
import { ruleSet } from '../../src/lint/ruleSet.ts';
import { RULES } from '../../src/lint/rules.ts';
import { scriptOf } from '../../src/lint/scriptOf.ts';
import type { Known } from '../../src/lint/subject.ts';
import { checksumOf } from '../../src/migrations/checksum.ts';
import { readFolder } from '../../src/migrations/readFolder.ts';
import { loadParser } from '../../src/sql/libpgQuery.ts';

export const parser = await loadParser();

/** The text of files by path, relative to a migrations folder. */
export type Files = ReadonlyMap<string, string>;

/** What one rule says of some files, or all where it is about what others say. Paths are as they were given. */
export async function lintFiles(
  rule: Rule,
  files: Files,
  flags: ReadonlySet<string>,
): Promise<Finding[]> {
  const options = optionsOf(rule, flags);
  const rules = ruleSet(rule.check.each === 'ignore' ? RULES : [rule], options);
  if (!flags.has('plain')) {
    const known = knownOf(flags);
    return inFolder(files, (folder) => lintFolder(folder, rules), { options, known });
  }
  return [...files].flatMap(([path, text]) => {
    const parsed = parser.parse(text);
    const source = { path, text, role: 'plain' as const, wrapping: 'none' as const, parsed };
    return lintPlain(scriptOf(source, options), rules);
  });
}

/** The rule as it is on in the preset it belongs to, on the day the cases take place. */
function optionsOf({ name, preset }: Rule, flags: ReadonlySet<string>): LintOptions {
  const pg = [...flags].find((it) => it.startsWith('pg='))?.slice(3);
  return {
    pgVersion: Number(pg ?? 15),
    isPgVersionSaid: pg !== undefined,
    assumeInTransaction: flags.has('in-transaction'),
    preset: preset === 'recommended' && !flags.has('strict') ? 'recommended' : 'strict',
    severities: preset === 'opt-in' ? { [name]: 'on' } : {},
    now: new Date('2026-01-01T00:00:00Z'),
  };
}

/** `settled=VERSION` is committed; `applied=TEXT` is what was run of the case's own version. */
function knownOf(flags: ReadonlySet<string>): Known {
  const value = (name: string): string | undefined =>
    [...flags].find((it) => it.startsWith(`${name}=`))?.slice(name.length + 1);
  const [settled, applied] = [value('settled'), value('applied')];
  const checksum = checksumOf(Buffer.from(`${applied}\n`));
  return {
    ...(settled && { settled: new Set([BigInt(settled)]) }),
    ...(applied && { applied: new Map([[20240102030405n, { checksum }]]) }),
  };
}

async function inFolder(
  files: Files,
  lint: (folder: ReturnType<typeof folderOf>) => Finding[],
  context: Omit<FolderContext, 'parser'>,
): Promise<Finding[]> {
  const root = mkdtempSync(join(tmpdir(), 'staircase-lint-'));
  try {
    for (const [path, text] of files) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    const found = lint(folderOf(await readFolder(root), { parser, ...context }));
    return found.map((it) => relativeTo(root, it));
  } finally {
    rmSync(root, { recursive: true });
  }
}

function relativeTo(root: string, finding: Finding): Finding {
  const here = (path: string): string => relative(root, path);
  const edit = (it: Edit): Edit => {
    if (it.kind === 'rename') return { ...it, from: here(it.from), to: here(it.to) };
    return it.path === undefined ? it : { ...it, path: here(it.path) };
  };
  const fixes = finding.fixes.map((it) => ({ ...it, edits: it.edits.map(edit) }));
  return { ...finding, path: here(finding.path), fixes };
}

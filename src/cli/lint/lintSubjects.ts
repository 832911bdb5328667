import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { LintConfig } from '../../config/lintConfig.ts';
import type { Finding } from '../../lint/finding.ts';
import { folderOf } from '../../lint/folderOf.ts';
import { lintFolder, lintPlain } from '../../lint/lint.ts';
import type { RuleSet } from '../../lint/ruleSet.ts';
import { scriptOf } from '../../lint/scriptOf.ts';
import type { Known } from '../../lint/subject.ts';
import type { MigrationFolder } from '../../migrations/migration.ts';
import { readFolder } from '../../migrations/readFolder.ts';
import { systemErrorText } from '../../migrations/systemError.ts';
import type { Parser } from '../../sql/parser.ts';
import { UsageError } from '../usageError.ts';
import type { Subjects } from './subjects.ts';

/** What was found in all that was linted. */
export interface Linted {
  /** By path, then in the order of the text. */
  readonly findings: readonly Finding[];
  /** How many files were spoken of. */
  readonly files: number;
  /** The text of each file that was read, by its absolute path. */
  readonly texts: ReadonlyMap<string, string>;
}

/** A configuration, and the rules that are on by it. */
export interface ConfiguredRules extends LintConfig {
  readonly rules: RuleSet;
}

/** What it takes to lint. */
export interface LintTools {
  readonly parser: Parser;
  /** What is configured for the scripts of a directory. */
  configFor(directory: string): Promise<ConfiguredRules>;
  /** What git knows of a migrations folder. */
  knownOf(folder: string): Promise<Known>;
  /** Whether anything is said of a file, such as one that has changed. */
  isWanted(path: string): boolean;
}

/** Lints folders and files as they are on disk. */
export async function lintSubjects(subjects: Subjects, tools: LintTools): Promise<Linted> {
  const parts: Linted[] = [];
  for (const [path, part] of subjects.folders) {
    const isOfPart = partFilter(part);
    const isMeant = (file: string): boolean => isOfPart(file) && tools.isWanted(file);
    parts.push(await lintRead(await readFolder(path), isMeant, tools));
  }
  for (const file of subjects.files) {
    if (tools.isWanted(file)) parts.push(await lintText(file, await textAt(file), tools));
  }
  return together(parts);
}

/** What is said of a migration's directory belongs to the files in it. */
function partFilter(part: 'all' | ReadonlySet<string>): (path: string) => boolean {
  if (part === 'all') return () => true;
  const directories = new Set([...part].map((it) => dirname(it)));
  return (path) => part.has(path) || directories.has(path);
}

/** Lints a migrations folder as it was read. */
export async function lintRead(
  read: MigrationFolder,
  isMeant: (path: string) => boolean,
  { parser, configFor, knownOf }: LintTools,
): Promise<Linted> {
  const [{ options, excludes, rules }, known] = await Promise.all([
    configFor(read.path),
    knownOf(read.path),
  ]);
  const isSaid = (path: string): boolean => isMeant(path) && !excludes(path);
  const folder = folderOf(read, { parser, options, known });
  const findings = lintFolder(folder, rules, isSaid);
  const scripts = read.migrations.flatMap(({ up, down }) => [up, down].filter((it) => !!it));
  const files = scripts.filter((it) => isSaid(it.path)).length;
  return { findings, files, texts: new Map(scripts.map(({ path, text }) => [path, text])) };
}

/** Lints a text that belongs to no migration. */
export async function lintText(
  path: string,
  text: string,
  { parser, configFor }: LintTools,
): Promise<Linted> {
  const { options, excludes, rules } = await configFor(dirname(path));
  if (excludes(path)) return { findings: [], files: 0, texts: new Map() };
  const source = {
    path,
    text,
    role: 'plain',
    wrapping: 'none',
    parsed: parser.parse(text),
  } as const;
  const findings = lintPlain(scriptOf(source, options), rules);
  return { findings, files: 1, texts: new Map([[path, text]]) };
}

async function textAt(path: string): Promise<string> {
  const bytes = await readFile(path).catch((error: unknown) => {
    const advice = 'Give yourself the right to read it, or leave it out.';
    throw new UsageError(`${path} cannot be read: ${systemErrorText(error) ?? error}.`, advice);
  });
  if (isUtf8(bytes)) return bytes.toString('utf8');
  throw new UsageError(`${path} is not UTF-8 text.`, 'Save it as UTF-8, or leave it out.');
}

function together(parts: readonly Linted[]): Linted {
  const findings = parts.flatMap((it) => it.findings);
  return {
    findings: findings.toSorted((a, b) => order(a.path, b.path) || a.span.start - b.span.start),
    files: parts.reduce((sum, it) => sum + it.files, 0),
    texts: new Map(parts.flatMap(({ texts }) => [...texts])),
  };
}

function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

import { dirname } from 'node:path';
import type { Finding } from '../../lint/finding.ts';
import { folderOf } from '../../lint/folderOf.ts';
import { lintFolder, lintPlain } from '../../lint/lint.ts';
import { scriptOf } from '../../lint/scriptOf.ts';
import type { Parser } from '../../sql/parser.ts';
import type { ConfigFor } from './lintConfigs.ts';
import type { FileMaterial, FolderMaterial, LintMaterial } from './lintMaterial.ts';

/** What was found in all that was linted. */
export interface Linted {
  /** By path, then in the order of the text. */
  readonly findings: readonly Finding[];
  /** How many files were spoken of. */
  readonly files: number;
  /** The text of each file that was read, by its absolute path. */
  readonly texts: ReadonlyMap<string, string>;
}

/** What it takes to lint. */
export interface LintTools {
  readonly parser: Parser;
  readonly configFor: ConfigFor;
}

/** Lints folders and files as they were read. */
export async function lintAll({ folders, files }: LintMaterial, tools: LintTools): Promise<Linted> {
  const parts: Linted[] = [];
  for (const it of folders) parts.push(await inFolder(it, tools));
  for (const it of files) parts.push(await inFile(it, tools));
  const findings = parts.flatMap((it) => it.findings);
  return {
    findings: findings.toSorted((a, b) => order(a.path, b.path) || a.span.start - b.span.start),
    files: parts.reduce((sum, it) => sum + it.files, 0),
    texts: new Map(parts.flatMap(({ texts }) => [...texts])),
  };
}

async function inFolder(
  { read, settled, isMeant }: FolderMaterial,
  { parser, configFor }: LintTools,
): Promise<Linted> {
  const { options, excludes, rules } = await configFor(read.path);
  const isSaid = (path: string): boolean => isMeant(path) && !excludes(path);
  const known = settled ? { settled } : {};
  const findings = lintFolder(folderOf(read, { parser, options, known }), rules, isSaid);
  const scripts = read.migrations.flatMap(({ up, down }) => [up, down].filter((it) => !!it));
  const files = scripts.filter((it) => isSaid(it.path)).length;
  return { findings, files, texts: new Map(scripts.map(({ path, text }) => [path, text])) };
}

async function inFile(
  { path, text }: FileMaterial,
  { parser, configFor }: LintTools,
): Promise<Linted> {
  const { options, excludes, rules } = await configFor(dirname(path));
  if (excludes(path)) return { findings: [], files: 0, texts: new Map() };
  const place = { path, role: 'plain', wrapping: 'none' } as const;
  const script = scriptOf({ ...place, text, parsed: parser.parse(text) }, options);
  return { findings: lintPlain(script, rules), files: 1, texts: new Map([[path, text]]) };
}

function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

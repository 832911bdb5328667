import { dirname } from 'node:path';
import type { Finding } from '../../lint/finding.ts';
import type { RuleSet } from '../../lint/ruleSet.ts';
import type { MigrationFolder } from '../../migrations/migration.ts';
import type { Parser } from '../../sql/parser.ts';
import type { ConfigFor } from './lintConfigs.ts';
import { doLintJob, isLargeJob, type LintJob } from './lintJob.ts';
import { lintLarge, type ThreadLinter } from './lintLarge.ts';
import type { FileMaterial, FolderMaterial, LintMaterial } from './lintMaterial.ts';
import type { MendingCheck } from './mending.ts';

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
  readonly thread: ThreadLinter;
  readonly check: MendingCheck;
}

type Linter = Omit<LintTools, 'check'>;

/** Lints folders and files as they were read. */
export async function lintAll({ folders, files }: LintMaterial, tools: Linter): Promise<Linted> {
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
  tools: Linter,
): Promise<Linted> {
  const { options, excludes, rules } = await tools.configFor(read.path);
  const isSaid = (path: string): boolean => isMeant(path) && !excludes(path);
  const said = new Set(pathsOf(read).filter(isSaid));
  const job = { read, said, options, ...(settled && { settled }) };
  const scripts = read.migrations.flatMap(({ up, down }) => [up, down].filter((it) => !!it));
  return {
    findings: await findingsOf(job, rules, tools),
    files: scripts.filter((it) => said.has(it.path)).length,
    texts: new Map(scripts.map(({ path, text }) => [path, text])),
  };
}

/** All that something may be said of. */
function pathsOf({ path, migrations, problems }: MigrationFolder): string[] {
  const own = migrations.flatMap((it) => [it.path, it.up?.path, it.down?.path]);
  return [path, ...own, ...problems.map((it) => it.path)].filter((it) => it !== undefined);
}

async function inFile({ path, text }: FileMaterial, tools: Linter): Promise<Linted> {
  const { options, excludes, rules } = await tools.configFor(dirname(path));
  if (excludes(path)) return { findings: [], files: 0, texts: new Map() };
  const findings = await findingsOf({ path, text, options }, rules, tools);
  return { findings, files: 1, texts: new Map([[path, text]]) };
}

async function findingsOf(
  job: LintJob,
  rules: RuleSet,
  { parser, thread }: Linter,
): Promise<readonly Finding[]> {
  return isLargeJob(job) ? await lintLarge(job, thread) : doLintJob(job, rules, parser);
}

function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

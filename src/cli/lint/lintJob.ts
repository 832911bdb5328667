import type { Finding } from '../../lint/finding.ts';
import { folderOf } from '../../lint/folderOf.ts';
import { isLarge, LARGE } from '../../lint/large.ts';
import { lintFolder, lintPlain } from '../../lint/lint.ts';
import type { LintOptions } from '../../lint/options.ts';
import type { RuleSet } from '../../lint/ruleSet.ts';
import { scriptOf } from '../../lint/scriptOf.ts';
import type { MigrationFolder } from '../../migrations/migration.ts';
import type { Parser } from '../../sql/parser.ts';
import type { FileMaterial } from './lintMaterial.ts';

/** What is linted together, as plain data: a thread may be given it. */
export type LintJob = FolderJob | FileJob;

export interface FolderJob {
  readonly read: MigrationFolder;
  readonly settled?: ReadonlySet<bigint>;
  /** Of which files something is said. */
  readonly said: ReadonlySet<string>;
  readonly options: LintOptions;
}

/** A file of no migration. */
export interface FileJob extends FileMaterial {
  readonly options: LintOptions;
}

/** Does it. `rules`: those that are on by its options. */
export function doLintJob(job: LintJob, rules: RuleSet, parser: Parser): Finding[] {
  const { options } = job;
  if ('read' in job) {
    const known = job.settled ? { settled: job.settled } : {};
    const folder = folderOf(job.read, { parser, options, known });
    return lintFolder(folder, rules, (path) => job.said.has(path));
  }
  const { path, text } = job;
  const parsed = parser.parse(text);
  return lintPlain(
    scriptOf({ path, text, parsed, role: 'plain', wrapping: 'none' }, options),
    rules,
  );
}

/** Whether it is better done in a thread. */
export function isLargeJob(job: LintJob): boolean {
  return 'read' in job ? isLarge(job.read) : job.text.length > LARGE;
}

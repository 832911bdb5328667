import { parentPort, workerData } from 'node:worker_threads';
import type { Finding } from '../lint/finding.ts';
import { inThread } from '../lint/inThread.ts';
import { plainFinding } from '../lint/plainFinding.ts';
import type { MigrationFolder } from '../migrations/migration.ts';
import type { FolderToLint } from '../protocol/lint.ts';
import { loadParser } from '../sql/libpgQuery.ts';
import { lintContext } from './lintContext.ts';
import type { LintedFile } from './lintedFile.ts';
import { folderIn, lintFiles } from './lintFiles.ts';

/** What a thread is given. */
interface Question {
  readonly read: MigrationFolder;
  readonly request: FolderToLint;
  readonly committed: ReadonlySet<bigint> | undefined;
}

/** Lints a folder in a thread. Rejects when the thread runs out of memory, or is aborted. */
export async function lintInThread(
  url: string,
  question: Question,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, LintedFile>> {
  const files = new Map<string, LintedFile>();
  const take = (answer: ReadonlyMap<string, LintedFile>): void => {
    for (const [path, it] of answer) files.set(path, it);
  };
  await inThread({ url, question, signal, take });
  return files;
}

/** The other end. Trees stay here: they are what takes the memory. */
export async function answerFromThread(): Promise<void> {
  const { read, request, committed } = workerData as Question;
  const context = await lintContext(request, committed, await loadParser());
  const { signal } = new AbortController();
  const folder = await folderIn(withBuffers(read), context, signal);
  const files = await lintFiles(folder, context, signal);
  const answer = new Map([...files].map(([path, it]) => [path, sent(it)]));
  parentPort?.postMessage(answer);
}

/** Without the script, and with fixes that are made: a message has no getters. */
function sent({ script: _, own, around, shown, ...rest }: LintedFile): LintedFile {
  const made = new Map<Finding, Finding>();
  const plain = (found: readonly Finding[]): Finding[] =>
    found.map((it) => {
      const known = made.get(it) ?? plainFinding(it);
      made.set(it, known);
      return known;
    });
  return { ...rest, own: plain(own), around: plain(around), shown: plain(shown) };
}

/** A buffer arrives as plain bytes. */
function withBuffers(read: MigrationFolder): MigrationFolder {
  const mend = <T extends { readonly checksum: Buffer }>(script: T): T => ({
    ...script,
    checksum: Buffer.from(script.checksum),
  });
  const migrations = read.migrations.map(({ up, down, ...it }) => ({
    ...it,
    ...(up && { up: mend(up) }),
    ...(down && { down: mend(down) }),
  }));
  return { ...read, migrations };
}

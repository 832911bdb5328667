import { access, mkdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Edit } from '../../lint/fix.ts';
import { systemErrorText } from '../../migrations/systemError.ts';

/** What is to become of files. */
export interface FileWork {
  /** New texts by path. */
  readonly texts: ReadonlyMap<string, string>;
  readonly created: readonly Extract<Edit, { kind: 'create' }>[];
  readonly renamed: readonly Extract<Edit, { kind: 'rename' }>[];
}

/** By path, why something is not done: the end of a sentence. */
export type Problems = ReadonlyMap<string, string>;

/** The files of a work that are not what they were when they were read. */
export async function staleFiles(
  { texts, created, renamed }: FileWork,
  before: ReadonlyMap<string, string>,
): Promise<Problems> {
  const problems = new Map<string, string>();
  for (const path of texts.keys()) {
    const now = await readFile(path, 'utf8').catch(() => undefined);
    if (now !== before.get(path)) problems.set(path, 'has changed meanwhile');
  }
  for (const path of [...created.map((it) => it.path), ...renamed.map(({ to }) => to)]) {
    if (await isThere(path)) problems.set(path, 'is there already');
  }
  for (const { from } of renamed) if (!(await isThere(from))) problems.set(from, 'is gone');
  return problems;
}

/** Does the work: what is new first, at last what moves. Resolves to what could not be done. */
export async function performWork({ texts, created, renamed }: FileWork): Promise<Problems> {
  const problems = new Map<string, string>();
  const attempt = async (path: string, work: () => Promise<unknown>): Promise<void> => {
    await work().catch((error: unknown) => {
      problems.set(path, `cannot be written: ${systemErrorText(error) ?? error}`);
    });
  };
  for (const { path, text } of created) await attempt(path, () => create(path, text));
  for (const [path, text] of texts) await attempt(path, () => overwrite(path, text));
  for (const { from, to } of renamed) await attempt(from, () => rename(from, to));
  return problems;
}

async function create(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text, { flag: 'wx' });
}

/** A reader sees the old text or the new one. Through a link, the file it leads to is replaced. */
async function overwrite(path: string, text: string): Promise<void> {
  const file = await realpath(path);
  const { mode } = await stat(file);
  const unfinished = join(dirname(file), `.${basename(file)}.${process.pid}.new`);
  try {
    await writeFile(unfinished, text, { mode });
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

async function isThere(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}

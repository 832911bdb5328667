import { mkdir, rmdir, unlink, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { systemErrorCode, systemErrorText } from '../systemError.ts';
import type { NewFile } from './newFiles.ts';
import type { Scaffold, ScaffoldProblem } from './scaffold.ts';

/** Where the new migration stands. */
export interface WrittenScaffold {
  readonly up: string;
  readonly down?: string;
}

/** What takes back what was made, in the order of making. */
type Undo = (() => Promise<void>)[];

/**
 * Writes a new migration, and its folder where that is missing. Never overwrites, and takes back
 * what it made when a part of it fails: then nothing is left, and the problem says why.
 */
export async function writeScaffold(
  scaffold: Scaffold,
): Promise<WrittenScaffold | ScaffoldProblem> {
  const { folder, directory, up, down } = scaffold;
  const undo: Undo = [];
  try {
    await makeFolder(folder, undo);
    if (directory !== undefined) await makeDirectory(directory, undo);
    if (down) await makeFile(down, undo);
    await makeFile(up, undo);
    return { up: up.path, ...(down && { down: down.path }) };
  } catch (error) {
    for (const step of undo.reverse()) await step().catch(() => undefined);
    return { problem: problemOf(error, scaffold) };
  }
}

/** Makes the missing parents, too. */
async function makeFolder(path: string, undo: Undo): Promise<void> {
  const first = await mkdir(path, { recursive: true });
  if (first === undefined) return;
  const made: string[] = [];
  for (let at = path; at.length >= first.length; at = dirname(at)) made.push(at);
  for (const each of made.reverse()) undo.push(() => rmdir(each));
}

async function makeDirectory(path: string, undo: Undo): Promise<void> {
  await mkdir(path);
  undo.push(() => rmdir(path));
}

/** The `x` in the flag refuses an existing file; one that was written in part is taken back. */
async function makeFile({ path, content }: NewFile, undo: Undo): Promise<void> {
  await writeFile(path, '', { flag: 'wx' });
  undo.push(() => unlink(path));
  await writeFile(path, content);
}

function problemOf(error: unknown, { folder, directory, up }: Scaffold): string {
  const path =
    error instanceof Error && 'path' in error ? String(error.path) : (directory ?? up.path);
  if (systemErrorCode(error) === 'EEXIST') return `${path} is already there. Nothing was written.`;
  const reason = systemErrorText(error) ?? String(error);
  return `Cannot write ${path}: ${reason}. Nothing was written. Make ${folder} a folder that you may write to, or choose another.`;
}

import { downPath } from '../migrations/downPath.ts';
import { readFolder } from '../migrations/readFolder.ts';
import type { Verdict } from '../rehearsal/rehearsal.ts';
import type { StagePlace } from '../rehearsal/stage/stagePlace.ts';
import { type OfferMode, offeredDown } from '../reversal/offeredDown.ts';
import type { FolderQuestion } from './rehearseTask.ts';
import type { Perform, Task } from './task.ts';

export type WriteDownTask = Task<WriteDownQuestion, never, WrittenDown | undefined>;

/** The down script of a migration is to be written or repaired, as its folder stands on disk now. */
export interface WriteDownQuestion {
  readonly stage: StagePlace;
  readonly folder: FolderQuestion;
  readonly version: bigint;
  readonly mode: OfferMode;
}

/** A down script that was rehearsed, and where it belongs. */
export interface WrittenDown {
  readonly path: string;
  readonly text: string;
  /** What stands there now. */
  readonly before?: string;
  readonly isProven: boolean;
  readonly verdict: Verdict;
  /** What keeps it from being proven, one sentence each. */
  readonly problems: readonly string[];
}

/**
 * Writes a down script, for a person to take. Undefined where there is none to be had: no such
 * migration, an up script that does not parse, nothing to repair, or an abort. Throws
 * `ConnectionError`.
 */
export const writeDownTask: Perform<WriteDownTask> = async (
  { stage, folder, version, mode },
  { parser, signal, stages },
) => {
  const { path: directory, ignoredChars, ...configured } = folder;
  const read = await readFolder(directory, { ignoredChars });
  const migration = read.migrations.find((it) => it.version === version && it.up);
  const path = migration && downPath(migration);
  if (!migration || path === undefined) return undefined;
  const context = { ...configured, parser, signal };
  const offered = await stages.on(stage, (opened) =>
    offeredDown({ stage: opened, folder: read, migration, context }, mode),
  );
  if (!offered) return undefined;
  const { text, isProven, problems, rehearsal } = offered;
  const before = migration.down?.text;
  const found = { path, text, isProven, problems, verdict: rehearsal.verdict };
  return before === undefined ? found : { ...found, before };
};

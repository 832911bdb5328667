import { setTimeout } from 'node:timers/promises';
import type { FolderConfig } from '../../config/folderConfig.ts';
import type { MigrationFolder } from '../../migrations/migration.ts';
import type { DependentStatus } from './dependentStatus.ts';
import type { Rehearsals } from './rehearsals.ts';
import type { Stops } from './saves.ts';

/** Milliseconds without a save before the stage is led on: to come back to what is being written costs a second. */
const PAUSE = 1000;

/** What was saved, and who rehearses what depends on it. */
export interface DependentWork extends Stops {
  readonly config: FolderConfig;
  readonly disk: MigrationFolder;
  /** The files that were saved. */
  readonly paths: readonly string[];
  readonly rehearsals: Rehearsals;
  readonly status: DependentStatus;
}

/**
 * Rehearses again the migrations that were rehearsed before, and are on top of one that was saved.
 * Then the stage goes back to before that one, so that its next save is told of as soon as ever.
 */
export async function rehearseDependent(work: DependentWork): Promise<void> {
  const { config, rehearsals, signal, enough } = work;
  const saved = savedVersion(work);
  if (saved === undefined || outdated(work, saved).length === 0) return;
  await setTimeout(PAUSE, undefined, { signal: enough }).catch(() => undefined);
  const versions = outdated(work, saved);
  if (versions.length === 0 || enough.aborted) return;
  const stop = new AbortController();
  const isEnough = AbortSignal.any([enough, stop.signal]);
  using shown = work.status.begin(versions.length, () => stop.abort());
  await rehearsals.rehearse(config, {
    ...{ wanted: { versions }, signal, enough: isEnough },
    onProgress: ({ kind }) => kind === 'done' && shown.next(),
  });
  if (!isEnough.aborted) await rehearsals.prepare(config, saved, signal);
}

/** The first of those that were saved. */
function savedVersion({ disk, paths }: DependentWork): bigint | undefined {
  const found = disk.migrations.find(({ up, down }) =>
    [up, down].some((it) => it && paths.includes(it.path)),
  );
  return found?.version;
}

function outdated({ rehearsals, config }: DependentWork, saved: bigint): bigint[] {
  return rehearsals
    .all()
    .filter((it) => it.folder === config.path && !it.isCurrent && it.rehearsal.version > saved)
    .map(({ rehearsal }) => rehearsal.version);
}

import { dirname } from 'node:path';
import type { Migration, MigrationFolder } from '../migrations/migration.ts';
import { readFolder } from '../migrations/readFolder.ts';
import type { RehearsalFinding } from '../protocol/rehearsal.ts';
import { dependencyHashes } from '../rehearsal/dependencies.ts';
import type { RunContext } from '../rehearsal/legs/runLeg.ts';
import type { Rehearsal } from '../rehearsal/rehearsal.ts';
import { type RehearsedScript, scriptsOf } from '../rehearsal/rehearsedScript.ts';
import { rehearseFolder } from '../rehearsal/rehearseFolder.ts';
import type { StagePlace } from '../rehearsal/stage/stagePlace.ts';
import { differingTexts } from '../schema/differingTexts.ts';
import { schemaTexts } from '../schema/schemaText.ts';
import type { Parser } from '../sql/parser.ts';
import { findingsOf } from './findingsOf.ts';
import { heard } from './heard.ts';
import type { Perform, Task } from './task.ts';

export type RehearseTask = Task<RehearseQuestion, RehearseNews, void>;

/** Which migrations of a folder are rehearsed, as they stand on disk now. */
export interface RehearseQuestion {
  readonly stage: StagePlace;
  readonly folder: FolderQuestion;
  /** Absent: all of them. */
  readonly wanted?: Wanted;
  /** What is rehearsed is being written: the stage stays before it, for the next save. */
  readonly isDraft: boolean;
}

/** Migrations by their versions, or by files of theirs. */
export interface Wanted {
  readonly versions?: readonly bigint[];
  readonly paths?: readonly string[];
}

/** A migrations folder, as it is configured. */
export interface FolderQuestion
  extends Pick<RunContext, 'ledgerName' | 'createSchemas' | 'allowTransactionControl'> {
  readonly path: string;
  readonly ignoredChars: readonly string[];
}

/** What is told of each migration when its turn comes, and when it is done. */
export type RehearseNews =
  | { readonly kind: 'begun'; readonly version: bigint }
  | { readonly kind: 'done'; readonly rehearsed: RehearsedMigration };

/** A rehearsal with what is said of it, and the texts that it is said of. */
export interface RehearsedMigration {
  /** The migrations folder. */
  readonly folder: string;
  readonly rehearsal: Omit<Rehearsal, 'compared'>;
  /** What differs as SQL, as it should be and as it is, where the verdict is about the schema. */
  readonly schemas?: { readonly expected: string; readonly actual: string };
  /** Of all files that it depends on, as they were read for it. */
  readonly hash: string;
  readonly findings: readonly RehearsalFinding[];
  readonly scripts: readonly RehearsedScript[];
}

/** Reads a folder from disk and rehearses of it what is wanted. Throws `ConnectionError`. */
export const rehearseTask: Perform<RehearseTask> = async (
  { stage, folder, wanted, isDraft },
  { parser, signal, enough, stages, tell },
) => {
  const { path, ignoredChars, ...configured } = folder;
  const read = await readFolder(path, { ignoredChars });
  const hashes = dependencyHashes(read);
  const isWanted = (migration: Migration): boolean => {
    const isAsked = !enough.aborted && (!wanted || isAmong(migration, wanted));
    if (isAsked) tell({ kind: 'begun', version: migration.version });
    return isAsked;
  };
  const context = { ...configured, parser, signal, isObserved: true };
  const task = { folder: read, context, isWanted, isDraft };
  await stages.on(stage, async (opened) => {
    for await (const rehearsal of rehearseFolder(opened, task)) {
      const migration = find(read, rehearsal);
      const hash = migration && hashes.get(migration);
      if (!migration || hash === undefined) continue;
      tell({ kind: 'done', rehearsed: rehearsed(rehearsal, migration, hash, parser) });
    }
  });
};

function isAmong(migration: Migration, { versions = [], paths = [] }: Wanted): boolean {
  return versions.includes(migration.version) || paths.some((it) => isOf(it, migration));
}

function isOf(path: string, { up, down, layout, path: own }: Migration): boolean {
  if (path === up?.path || path === down?.path) return true;
  return layout === 'directory' && dirname(path) === own;
}

function find({ migrations }: MigrationFolder, { version }: Rehearsal): Migration | undefined {
  return migrations.find((it) => it.version === version && it.up);
}

function rehearsed(
  rehearsal: Rehearsal,
  migration: Migration,
  hash: string,
  parser: Parser,
): RehearsedMigration {
  const { folder } = migration;
  const { complaints, rehearsal: judged } = heard(rehearsal, migration, parser);
  const findings = findingsOf(rehearsal, complaints, migration);
  const { compared, ...told } = judged;
  const schemas = compared && { schemas: differingSchemas(compared) };
  return { folder, rehearsal: told, ...schemas, hash, findings, scripts: scriptsOf(migration) };
}

function differingSchemas({ expected, actual }: NonNullable<Rehearsal['compared']>) {
  const [should, is] = differingTexts(schemaTexts(expected), schemaTexts(actual));
  return { expected: should, actual: is };
}

import type { FileMigrationName, MigrationName } from './fileName.ts';
import type { Migration, Problem } from './migration.ts';

/** A file as it was found: its bytes, or why they could not be read. */
export type FoundFile =
  | { readonly path: string; readonly bytes: Buffer }
  | { readonly path: string; readonly error: string };

/** A file in the migrations folder whose name is a migration's. */
export interface FlatFile {
  readonly name: FileMigrationName;
  readonly file: FoundFile;
}

/** A directory in the migrations folder whose name is a migration's, and its three known files. */
export interface StepDirectory {
  readonly path: string;
  readonly name: MigrationName;
  readonly up?: FoundFile;
  readonly down?: FoundFile;
  readonly metadata?: FoundFile;
}

/** What was made of files: migrations, and what is wrong with them. */
export interface Findings {
  readonly migrations: readonly Migration[];
  readonly problems: readonly Problem[];
}

/** The findings of several places as one. */
export function together(findings: readonly Findings[]): Findings {
  return {
    migrations: findings.flatMap((it) => it.migrations),
    problems: findings.flatMap((it) => it.problems),
  };
}

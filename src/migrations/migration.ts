/**
 * One SQL file as it stands on disk. `text` is what is sent to the server, to the byte:
 * BOM and carriage returns included (sqlx.md, section 1.1 step 8).
 */
export interface Script {
  readonly path: string;
  readonly text: string;
  /** True when the file, or Diesel's `metadata.toml` beside it, asks to run outside a transaction. */
  readonly noTransaction: boolean;
  /** SHA-384 of the file's bytes, `ignored-chars` left out: 48 bytes. */
  readonly checksum: Buffer;
  /** Which characters those are; absent: none. */
  readonly ignoredChars?: readonly string[];
}

/** `directory` is `<version>_<description>/up.sql`, `flat` is sqlx's `<version>_<description>.sql`. */
export type Layout = 'directory' | 'flat';

/** One step of the staircase. `up` is absent only when a problem with this version says why. */
export interface Migration {
  readonly version: bigint;
  readonly description: string;
  readonly layout: Layout;
  /** The directory, or the up file of a flat migration. */
  readonly path: string;
  /** The migrations folder it was found in. */
  readonly folder: string;
  readonly up?: Script;
  readonly down?: Script;
}

export type ProblemKind =
  | 'folder-not-found'
  | 'folder-unreadable'
  | 'bad-name'
  | 'bad-version'
  | 'duplicate-version'
  | 'duplicate-down'
  | 'down-without-up'
  | 'missing-up'
  | 'unreadable'
  | 'not-utf8'
  | 'bad-metadata';

/** Something wrong on disk. It is shown at its path and never hides the migrations that are fine. */
export interface Problem {
  readonly kind: ProblemKind;
  readonly path: string;
  readonly version?: bigint;
  /** What is wrong and what to do, in one or two sentences. */
  readonly message: string;
  /** True when running on would be a guess: sqlx would stop here, or the order is not known. */
  readonly refusesRun: boolean;
}

/** A migrations folder as read from disk, migrations in version order. */
export interface MigrationFolder {
  readonly path: string;
  readonly migrations: readonly Migration[];
  readonly problems: readonly Problem[];
}

import type { IndexStmt } from '@pgsql/types';
import type { FolderStyle } from '../migrations/folderStyle.ts';
import type { Layout, Problem } from '../migrations/migration.ts';
import type { NextVersion } from '../migrations/scaffold/nextVersion.ts';
import type { ParsedScript, Statement } from '../sql/parser.ts';
import type { Deed, Unrepeatable } from './facts/deed.ts';
import type { IndexName } from './facts/indexName.ts';
import type { NewTables } from './facts/newTables.ts';
import type { FolderReplay } from './history/folderReplay.ts';
import type { History } from './history/history.ts';
import type { Former } from './inverse/former.ts';
import type { Reversal } from './inverse/reversal.ts';
import type { LintOptions } from './options.ts';

/** What the rules look at: a script, the migration it belongs to, and the folder around that. */

/** `plain` is any SQL file that belongs to no migration. */
export type Role = 'up' | 'down' | 'plain';

/** A script as it was given. */
export interface ScriptSource {
  readonly path: string;
  /** To the byte: with its byte order mark and its carriage returns. */
  readonly text: string;
  readonly role: Role;
  /** What the runner does: wraps the script in a transaction, or sends it as it is. */
  readonly wrapping: 'transaction' | 'none';
  readonly parsed: ParsedScript;
}

/** One script as the rules see it. What several rules ask for is worked out once, when asked for. */
export interface LintScript extends ScriptSource {
  readonly statements: readonly Statement[];
  readonly options: LintOptions;
  /** Absent for a plain script. */
  readonly migration: LintMigration | undefined;
  /** The tables that the script itself makes: nobody else waits for their locks. */
  readonly newTables: NewTables;
  /** What each statement makes and takes away, in their order; those in DO blocks behind their block. */
  readonly deeds: ReadonlyMap<Statement, readonly Deed[]>;
  /** What fails when the script is run a second time. */
  readonly unrepeatable: readonly Unrepeatable[];
  /** The name that PostgreSQL gives to an index of this script; undefined when it has one of its own. */
  indexName(node: IndexStmt): IndexName | undefined;
  /** The statement's own text. */
  textOf(statement: Statement): string;
  /** The line of an offset, from 1. */
  lineOf(offset: number): number;
  /** The statements before this one, in order. */
  before(statement: Statement): readonly Statement[];
  /**
   * The schema before this statement: what the earlier migrations make and what the script itself
   * has done so far. Of a down script, after its own up script; of a plain one, from nothing.
   */
  schemaBefore(statement: Statement): History;
  /** The schema after the last statement. */
  readonly schemaAfter: History;
  /**
   * What `find` tells of the statement. It is kept until another statement is asked about, since all
   * rules look at one before they go on to the next.
   */
  once<Fact>(statement: Statement, find: (statement: Statement, script: LintScript) => Fact): Fact;
  /** True when it runs in a transaction: the runner's, the script's own, or an assumed one. */
  isInTransaction(statement: Statement): boolean;
  /** Which transaction block of the script it runs in, as a number; undefined outside of one. */
  transactionOf(statement: Statement): number | undefined;
}

/** A migration as the rules see it: both ways, and what was before it. */
export interface LintMigration {
  readonly version: bigint;
  readonly description: string;
  readonly layout: Layout;
  /** The directory, or the up file of a flat migration. */
  readonly path: string;
  readonly up?: LintScript;
  readonly down?: LintScript;
  readonly folder: LintFolder;
  /** The version of one right behind it, or behind the newest; undefined where none is free. */
  readonly next: NextVersion | undefined;
  /** The schema that the up scripts of the earlier versions make. */
  readonly before: History;
  /** That schema after its own up script. */
  readonly after: History;
  /** The schema before it, for what restores it. */
  readonly former: Former;
  /** Where the way back leads; undefined where a script is missing or does not parse. */
  readonly reversal: Reversal | undefined;
}

/** A whole migrations folder as the rules see it. */
export interface LintFolder {
  readonly path: string;
  /** In version order; of versions that are there twice, each. */
  readonly migrations: readonly LintMigration[];
  /** What reading it from disk has found, such as names that are no migration's. */
  readonly problems: readonly Problem[];
  readonly known: Known;
  readonly options: LintOptions;
  /** How a new migration is named. */
  readonly style: FolderStyle;
  /** The up scripts, replayed as far as someone asked. */
  readonly replay: FolderReplay;
  /** What `find` tells of the folder; it is asked once, however many scripts want to know. */
  once<Fact>(find: (folder: LintFolder) => Fact): Fact;
}

/** What is known of a folder besides its files. */
export interface Known {
  /** By version, what the ledger says was applied; absent when no database was asked. */
  readonly applied?: ReadonlyMap<bigint, AppliedScript>;
  /** Versions that others may have run: of the ledger, or committed. Absent when neither is known. */
  readonly settled?: ReadonlySet<bigint>;
  /** `ignored-chars` of sqlx.toml: left out of checksums. */
  readonly ignoredChars?: readonly string[];
}

/** A row of the ledger, as far as a linter cares. */
export interface AppliedScript {
  readonly checksum: Buffer;
}

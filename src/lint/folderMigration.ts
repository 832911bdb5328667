import type { Migration } from '../migrations/migration.ts';
import type { NextVersion } from '../migrations/scaffold/nextVersion.ts';
import { freeVersion } from './facts/freeVersion.ts';
import type { History } from './history/history.ts';
import { replayedAfter } from './history/replay.ts';
import type { Former } from './inverse/former.ts';
import { formerOf } from './inverse/formerOf.ts';
import { type Reversal, reversalOf } from './inverse/reversal.ts';
import type { WrittenComments } from './inverse/writtenComments.ts';
import { scriptOf } from './scriptOf.ts';
import type { LintFolder, LintMigration, LintScript, ScriptSource } from './subject.ts';

/** Where a migration stands. */
export interface MigrationPlace {
  readonly folder: LintFolder;
  readonly index: number;
  /** Those of the whole folder. */
  readonly comments: WrittenComments;
}

/** The scripts of a migration. */
export interface MigrationSources {
  readonly up: ScriptSource | undefined;
  readonly down: ScriptSource | undefined;
}

/** A migration of a folder, as it was read. What it is asked for is worked out late, and once. */
export class FolderMigration implements LintMigration {
  readonly version: bigint;
  readonly description: string;
  readonly layout: LintMigration['layout'];
  readonly path: string;
  readonly up?: LintScript;
  readonly down?: LintScript;
  readonly #place: MigrationPlace;
  #next: { readonly free: NextVersion | undefined } | undefined;
  #reversal: Reversal | undefined;

  constructor(read: Migration, { up, down }: MigrationSources, place: MigrationPlace) {
    this.version = read.version;
    this.description = read.description;
    this.layout = read.layout;
    this.path = read.path;
    this.#place = place;
    if (up) this.up = this.#script(up, (statement) => this.#schemaBefore(0, statement));
    if (down) {
      const behind = () => this.folder.replay.fork(place.index + 1);
      this.down = this.#script(down, replayedAfter(down, behind));
    }
  }

  get folder(): LintFolder {
    return this.#place.folder;
  }

  get next(): NextVersion | undefined {
    this.#next ??= { free: freeVersion(this, this.version, this.folder.options.now) };
    return this.#next.free;
  }

  get before(): History {
    return this.#schemaBefore(0);
  }

  get after(): History {
    return this.#schemaBefore(1);
  }

  get former(): Former {
    const { folder, index, comments } = this.#place;
    return formerOf(this.before, {
      scripts: () => folder.migrations.slice(0, index).flatMap(({ up }) => up ?? []),
      comments: (thing) => comments.before(index, thing),
    });
  }

  get reversal(): Reversal | undefined {
    const { up, down } = this;
    if (!up || !down || up.parsed.problem || down.parsed.problem) return undefined;
    this.#reversal ??= reversalOf(up, down, this.former);
    return this.#reversal;
  }

  #script(source: ScriptSource, history: (statement: number) => History): LintScript {
    return scriptOf(source, this.folder.options, { migration: () => this, history });
  }

  /** Before the up script, or one of its statements; or so many scripts behind it. */
  #schemaBefore(behind: number, statement = 0): History {
    return this.folder.replay.before(this.#place.index + behind, statement);
  }
}

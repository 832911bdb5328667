import type { History } from '../lint/history/history.ts';
import type { Former } from '../lint/inverse/former.ts';
import type { Reversal } from '../lint/inverse/reversal.ts';
import type { LintFolder, LintMigration, LintScript } from '../lint/subject.ts';
import type { NextVersion } from '../migrations/scaffold/nextVersion.ts';

/**
 * A migration with one of its scripts as it is now. All else is asked of the migration as the folder
 * was last seen, when a rule asks. A class, since V8 makes a shape for each object with getters of its
 * own, and the shape kept all that the getters know of an edit until the old memory was cleared.
 */
export class EditedMigration implements LintMigration {
  readonly version: bigint;
  readonly description: string;
  readonly layout: LintMigration['layout'];
  readonly path: string;
  readonly up?: LintScript;
  readonly down?: LintScript;
  readonly #known: LintMigration;
  readonly #index: number;
  #folder: LintFolder | undefined;

  constructor(known: LintMigration, script: LintScript, index: number) {
    const up = script.role === 'up' ? script : known.up;
    const down = script.role === 'down' ? script : known.down;
    this.version = known.version;
    this.description = known.description;
    this.layout = known.layout;
    this.path = known.path;
    if (up) this.up = up;
    if (down) this.down = down;
    this.#known = known;
    this.#index = index;
  }

  get folder(): LintFolder {
    const { folder } = this.#known;
    this.#folder ??= { ...folder, migrations: folder.migrations.with(this.#index, this) };
    return this.#folder;
  }

  get next(): NextVersion | undefined {
    return this.#known.next;
  }

  get before(): History {
    return this.#known.before;
  }

  get after(): History {
    return this.#known.after;
  }

  get former(): Former {
    return this.#known.former;
  }

  get reversal(): Reversal | undefined {
    return this.#known.reversal;
  }
}

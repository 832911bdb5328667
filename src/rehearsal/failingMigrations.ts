import { relative } from 'node:path';
import { migrationName } from '../engine/plan/migrationName.ts';
import type { Failure } from '../engine/run/report.ts';
import type { Migration } from '../migrations/migration.ts';

/**
 * Migrations whose up script does not run. Nothing after them can be run for real either; so that more
 * than the first mistake of a history is found, what is after them is rehearsed without them.
 */
export class FailingMigrations {
  readonly #found = new Map<Migration, Failure>();

  add(migration: Migration, failure: Failure): void {
    this.#found.set(migration, failure);
  }

  /** Adds the migration of a chain that a failure names; false where it names none. */
  addNamed(chain: readonly Migration[], failure: Failure): boolean {
    const migration = chain.find(({ up }) => up !== undefined && up.path === failure.path);
    if (migration) this.add(migration, failure);
    return migration !== undefined;
  }

  /** Those that run. */
  without(migrations: readonly Migration[]): readonly Migration[] {
    if (this.#found.size === 0) return migrations;
    return migrations.filter((it) => !this.#found.has(it));
  }

  /** What is to be said of a migration that comes after these; undefined where all of them run. */
  reasonAfter(migrations: readonly Migration[]): string | undefined {
    const failing = migrations.filter((it) => this.#found.has(it));
    const [first] = failing;
    const failure = first && this.#found.get(first);
    if (!failure) return undefined;
    const said = (failure.server?.message ?? failure.message).replace(/\.$/, '');
    const more = failing.length > 1 ? ` Of those after it ${failing.length - 1} fail as well.` : '';
    const at = failure.path === undefined ? '' : ` (${relative(first.folder, failure.path)})`;
    return `Before it ${migrationName(first)} does not run${at}: ${said}. It was rehearsed without.${more}`;
  }
}

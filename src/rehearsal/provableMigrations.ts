import type { Migration } from '../migrations/migration.ts';
import type { Parser } from '../sql/parser.ts';
import type { StageOffer } from './beyondStage.ts';
import { provableScript } from './notProvable.ts';

/** A migration as it is run on a stage. */
export interface ProvableMigration {
  readonly migration: Migration;
  /** What of it is not run, and why; empty where all is. */
  readonly reasons: readonly string[];
}

/** Migrations without what a stage cannot run; each is looked at once, and when it is asked for. */
export class ProvableMigrations {
  readonly #parser: Parser;
  readonly #offer: StageOffer;
  readonly #found = new Map<Migration, ProvableMigration>();

  constructor(parser: Parser, offer: StageOffer) {
    this.#parser = parser;
    this.#offer = offer;
  }

  of(migration: Migration): ProvableMigration {
    const found = this.#found.get(migration) ?? this.#lookAt(migration);
    this.#found.set(migration, found);
    return found;
  }

  #lookAt(migration: Migration): ProvableMigration {
    const [up, down] = [migration.up, migration.down].map(
      (it) => it && provableScript(it, this.#parser, this.#offer),
    );
    const reasons = [...(up?.left ?? []), ...(down?.left ?? [])].map(({ reason }) => reason);
    if (reasons.length === 0) return { migration, reasons };
    const scripts = { ...(up && { up: up.script }), ...(down && { down: down.script }) };
    return { migration: { ...migration, ...scripts }, reasons };
  }
}

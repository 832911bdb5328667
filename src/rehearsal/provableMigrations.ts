import type { Failure } from '../engine/run/report.ts';
import type { Migration, Script } from '../migrations/migration.ts';
import type { Parser, Statement } from '../sql/parser.ts';
import { offsetAt } from '../sql/span.ts';
import { missedFrom } from './leftOut.ts';
import {
  firstWords,
  type NotRun,
  provableScript,
  type Unprovable,
  unprovableFor,
  withoutThese,
} from './notProvable.ts';
import type { StageOffer } from './stage/beyondStage.ts';

/** A migration as it is run on a stage. */
export interface ProvableMigration {
  readonly migration: Migration;
  /** What of it is not run, and why; empty where all is. */
  readonly notRun: readonly NotRun[];
}

/** Migrations without what a stage cannot run; each is looked at once, and when it is asked for. */
export class ProvableMigrations {
  readonly #parser: Parser;
  readonly #offer: StageOffer;
  readonly #found = new Map<Migration, ProvableMigration>();
  readonly #left = new Map<Script, readonly Unprovable[]>();

  constructor(parser: Parser, offer: StageOffer) {
    this.#parser = parser;
    this.#offer = offer;
  }

  of(migration: Migration): ProvableMigration {
    const found = this.#found.get(migration) ?? this.#lookAt(migration);
    this.#found.set(migration, found);
    return found;
  }

  /** What is not run of these migrations. */
  leftOf(migrations: readonly Migration[]): readonly Unprovable[] {
    return migrations.flatMap((it) => scriptsOf(it).flatMap((script) => this.#leftOf(script)));
  }

  /**
   * Leaves out one statement more: that which has failed for want of what was left out before it.
   * False where that is not why, and nothing has changed.
   * @param migrations in their order, up to the one that has failed or further.
   */
  leaveOut(migrations: readonly Migration[], failure: Failure): boolean {
    const isIts = (script: Script): boolean => script.path === failure.path;
    const index = migrations.findIndex((it) => scriptsOf(it).some(isIts));
    const migration = migrations[index];
    const script = migration && scriptsOf(migration).find(isIts);
    const statement = script && this.#failed(script, failure);
    if (!migration || !script || !statement) return false;
    const left = this.leftOf(migrations.slice(0, index + 1));
    const missed = missedFrom(failure, statement, left);
    if (!missed) return false;
    const [said = ''] = (failure.server?.message ?? failure.message).split('\n', 1);
    const need = `what is not made by ${firstWords(missed.text)} (${said})`;
    const own = [...this.#leftOf(script), unprovableFor(statement, script.text, need)];
    this.#left.set(script, own);
    this.#found.delete(migration);
    return true;
  }

  /** Undefined also where it is left out already, so that nobody goes round for ever. */
  #failed(script: Script, { place }: Failure): Statement | undefined {
    if (!place) return undefined;
    const offset = offsetAt(script.text, place);
    const { statements } = this.#parser.parse(script.text);
    const found = statements.find(({ span }) => span.start <= offset && offset <= span.end);
    return this.#leftOf(script).some(({ span }) => span.start === found?.span.start)
      ? undefined
      : found;
  }

  #leftOf(script: Script): readonly Unprovable[] {
    const left = this.#left.get(script) ?? provableScript(script, this.#parser, this.#offer).left;
    this.#left.set(script, left);
    return left;
  }

  #lookAt(migration: Migration): ProvableMigration {
    const { up, down } = migration;
    const notRun = [...this.#notRunOf(up, 'up'), ...this.#notRunOf(down, 'down')];
    if (notRun.length === 0) return { migration, notRun };
    const [shortUp, shortDown] = [up, down].map(
      (it) => it && withoutThese(it, this.#leftOf(it)).script,
    );
    const short = { ...(shortUp && { up: shortUp }), ...(shortDown && { down: shortDown }) };
    return { migration: { ...migration, ...short }, notRun };
  }

  #notRunOf(script: Script | undefined, leg: NotRun['leg']): NotRun[] {
    return script ? this.#leftOf(script).map(({ span, reason }) => ({ leg, span, reason })) : [];
  }
}

function scriptsOf({ up, down }: Migration): Script[] {
  return [up, down].filter((it) => it !== undefined);
}

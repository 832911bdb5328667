import { DatabaseError } from '../../database/failure.ts';
import type { Session } from '../../database/session.ts';
import { cancellable } from '../../engine/lock/cancellable.ts';
import { AS_DECLARED, CHECK_NOW } from '../constraintTimes.ts';
import { keepSequences } from '../observe/keepSequences.ts';
import { attempt } from '../seeds/attempt.ts';
import { type Seeded, seed } from '../seeds/seed.ts';
import type { SeedStyle } from '../seeds/seedStyle.ts';
import { findCauses } from './findCauses.ts';
import type { Loss, Survival } from './loss.ts';
import { lossesBetween } from './lossesBetween.ts';
import { type SeenRows, seenRows } from './seenRows.ts';
import type { Steps } from './steps.ts';
import { tablesNow, touchedTables } from './touchedTables.ts';
import { triggerWrites, writtenByTrigger } from './triggerWrites.ts';

/** What it takes to look after the rows of a migration. */
export interface SurvivalTask {
  readonly steps: Steps;
  /** The ledger with its schema, which gets no rows. */
  readonly ledger?: string;
  readonly signal?: AbortSignal;
  /** Told before each script: should the session be lost, it was in this one. */
  readonly onLeg?: (leg: 'up' | 'down') => void;
}

/**
 * Runs up and down with rows in the tables that they touch, in a transaction that is rolled back, and
 * tells which are not back. The database must be in the state before up, and the session in no
 * transaction. Undefined where the scripts do not run in one transaction even without rows. Throws
 * `DatabaseError` when the session is lost.
 */
export function survive(session: Session, task: SurvivalTask): Promise<Survival | undefined> {
  return keepSequences(session, () =>
    cancellable(session, task.signal, async () => {
      await session.script('BEGIN; SAVEPOINT staircase_before');
      try {
        return await new SurvivalRun(session, task).result();
      } finally {
        if (!session.ended) await session.script('ROLLBACK');
      }
    }),
  );
}

class SurvivalRun {
  readonly #session: Session;
  readonly #task: SurvivalTask;
  /** The oids of the tables before up. */
  #tables: ReadonlySet<number> = new Set();

  constructor(session: Session, task: SurvivalTask) {
    this.#session = session;
    this.#task = task;
  }

  async result(): Promise<Survival | undefined> {
    this.#tables = await tablesNow(this.#session);
    if (await this.#bothWays()) return undefined;
    const wanted = await this.#touched();
    await this.#backTo('staircase_before');
    if (wanted.length === 0) return NOTHING;
    const varied = await this.#withAll('varied', wanted);
    if (!('failed' in varied)) return varied;
    const tame = await this.#withAll('tame', wanted);
    const losses = 'failed' in tame ? [] : tame.losses;
    const gaps = 'failed' in tame ? [] : tame.reasons;
    const end = 'failed' in tame ? '' : ' With small values and without NULL it runs.';
    return { losses, reasons: [`${varied.failed}${end}`, ...gaps] };
  }

  /** Rows may lead the scripts to tables that they do not touch without; those get rows, too. */
  async #withAll(style: SeedStyle, wanted: readonly number[]): Promise<Survival | Failed> {
    const found = await this.#with(style, wanted);
    const more = 'failed' in found ? [] : await this.#touched();
    await this.#backTo('staircase_before');
    if (more.every((it) => wanted.includes(it))) return found;
    const again = await this.#with(style, [...new Set([...wanted, ...more])]);
    await this.#backTo('staircase_before');
    return 'failed' in again ? found : again;
  }

  /** Of the tables that are there before up. */
  async #touched(): Promise<number[]> {
    const touched = await touchedTables(this.#session, this.#task.steps);
    return touched.filter((it) => this.#tables.has(it));
  }

  async #with(style: SeedStyle, wanted: readonly number[]): Promise<Survival | Failed> {
    const { ledger } = this.#task;
    const seeded = await seed(this.#session, { wanted, except: ledger ? [ledger] : [], style });
    if (seeded.tables.length === 0) return NOTHING;
    const before = await seenRows(this.#session, seeded.tables);
    await this.#session.script(`${AS_DECLARED}; SAVEPOINT staircase_seeded`);
    const failed = await this.#bothWays();
    if (failed) return { failed: sentence(failed) };
    const reasons = gapsOf(seeded, wanted);
    const after = await attempt(this.#session, () => seenRows(this.#session, seeded.tables));
    if (after instanceof DatabaseError) return { losses: [], reasons: [...reasons, UNREADABLE] };
    const { losses, notes } = await this.#losses(before, after);
    return { losses, reasons: [...reasons, ...notes] };
  }

  async #losses(before: readonly SeenRows[], after: readonly SeenRows[]): Promise<Told> {
    const differing = lossesBetween(before, after);
    if (differing.length === 0) return { losses: [], notes: [] };
    await this.#backTo('staircase_seeded');
    const written = await triggerWrites(this.#session, differing, before, (first) =>
      this.#replay(first, before),
    );
    const losses = differing.filter((it) => !written.includes(it));
    return { losses: await this.#caused(losses, before), notes: written.map(writtenByTrigger) };
  }

  async #replay(first: string, before: readonly SeenRows[]): Promise<Loss[] | undefined> {
    const after = await attempt(this.#session, async () => {
      await this.#session.script(first);
      if (await this.#bothWays()) return undefined;
      return await seenRows(
        this.#session,
        before.map(({ table }) => table),
      );
    });
    await this.#backTo('staircase_seeded');
    return !after || after instanceof DatabaseError ? undefined : lossesBetween(before, after);
  }

  async #caused(losses: readonly Loss[], before: readonly SeenRows[]): Promise<readonly Loss[]> {
    if (losses.length === 0) return losses;
    const causes = await attempt(this.#session, () =>
      findCauses(this.#session, this.#task.steps, losses, before),
    );
    return causes instanceof DatabaseError ? losses : causes;
  }

  /** What the server says, and in which script, when one of them does not run. */
  async #bothWays(): Promise<LegError | undefined> {
    for (const leg of ['up', 'down'] as const) {
      this.#task.onLeg?.(leg);
      const sql = this.#task.steps[leg].map((it) => it.sql).join(';\n');
      try {
        await this.#session.script(`${sql};\n${CHECK_NOW}; ${AS_DECLARED}`);
      } catch (error) {
        if (!(error instanceof DatabaseError) || error.kind === 'lost') throw error;
        return { leg, error };
      }
    }
    return undefined;
  }

  async #backTo(savepoint: string): Promise<void> {
    await this.#session.script(`ROLLBACK TO SAVEPOINT ${savepoint}`);
  }
}

interface LegError {
  readonly leg: 'up' | 'down';
  readonly error: DatabaseError;
}

/** What is lost, and what only seems to be. */
interface Told {
  readonly losses: readonly Loss[];
  readonly notes: readonly string[];
}

interface Failed {
  readonly failed: string;
}

const NOTHING: Survival = { losses: [], reasons: [] };

const UNREADABLE = 'With rows in its tables, down leaves other tables than without.';

function sentence({ leg, error }: LegError): string {
  return `With rows in its tables, ${leg} fails: ${error.server?.message ?? error.message}.`;
}

/** Tables that only stand for parents are no matter of the migration. */
function gapsOf({ tables, gaps }: Seeded, wanted: readonly number[]): string[] {
  const own = tables.filter(({ oid }) => wanted.includes(oid)).map(({ name }) => name);
  return gaps
    .filter(({ table }) => own.includes(table))
    .map(({ table, reason }) => `Nothing is known of the rows of ${table}. ${reason}`);
}

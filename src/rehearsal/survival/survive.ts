import { DatabaseError } from '../../database/failure.ts';
import type { Session } from '../../database/session.ts';
import { cancellable } from '../../engine/lock/cancellable.ts';
import { AS_DECLARED } from '../legs/constraintTimes.ts';
import { keepSequences } from '../observe/keepSequences.ts';
import { attempt } from '../seeds/attempt.ts';
import type { RowSearch } from '../seeds/rowSearch.ts';
import { type Seeded, type SeedTask, seed } from '../seeds/seed.ts';
import { findCauses } from './findCauses.ts';
import type { Loss, Survival } from './loss.ts';
import { lossesBetween } from './lossesBetween.ts';
import { runSteps } from './runSteps.ts';
import { type SeenRows, seenAgain, seenRows } from './seenRows.ts';
import type { ScriptStatement, Steps } from './steps.ts';
import { tablesNow, touchedTables } from './touchedTables.ts';
import { triggerWrites, writtenByTrigger } from './triggerWrites.ts';
import { type IdleStep, unmatchedBy } from './unmatched.ts';

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
    if ('error' in (await this.#bothWays())) return undefined;
    const wanted = await this.#touched();
    await this.#backTo('staircase_before');
    if (wanted.length === 0) return NOTHING;
    const varied = await this.#withSought({ style: 'varied', wanted });
    if (!('failed' in varied)) return varied;
    const tame = await this.#withSought({ style: 'tame', wanted });
    if ('failed' in tame) return withoutRows(varied.failed, tame.failed);
    const reason = `${sentence(varied.failed)} With small values and without NULL it runs.`;
    return { ...tame, reasons: [reason, ...tame.reasons] };
  }

  /**
   * Also with rows that up looks for, where it finds none: first such as others refer to, then alone.
   * Then with those that down looks for, if none of them was made by up.
   */
  async #withSought(rows: Rows): Promise<Tried> {
    let best = await this.#withAll(rows);
    let kept: readonly RowSearch[] = [];
    for (const leg of ['up', 'down'] as const) {
      const before = kept;
      for (const areFirst of [true, false]) {
        if ('failed' in best) return best;
        const idle = best.idle.filter((it) => it.leg === leg);
        const searches = idle.flatMap(({ step }) => step.searches ?? []);
        if (searches.length === 0) break;
        const all = [...before, ...searches];
        const found = await this.#withAll({ ...rows, sought: { searches: all, areFirst } });
        if ('failed' in found || found.idle.length >= best.idle.length) continue;
        [best, kept] = [found, all];
      }
    }
    if ('failed' in best) return best;
    const { idle, reasons } = best;
    const unmatched = idle.map(unmatchedBy);
    return { ...best, unmatched, reasons: [...reasons, ...unmatched.map((it) => it.reason)] };
  }

  /** Rows may lead the scripts to tables that they do not touch without; those get rows, too. */
  async #withAll(rows: Rows): Promise<Tried> {
    const { wanted } = rows;
    const found = await this.#with(rows);
    const more = 'failed' in found ? [] : await this.#touched();
    await this.#backTo('staircase_before');
    if (more.every((it) => wanted.includes(it))) return found;
    const again = await this.#with({ ...rows, wanted: [...new Set([...wanted, ...more])] });
    await this.#backTo('staircase_before');
    return 'failed' in again ? found : again;
  }

  /** Of the tables that are there before up. */
  async #touched(): Promise<number[]> {
    const touched = await touchedTables(this.#session, this.#task.steps);
    return touched.filter((it) => this.#tables.has(it));
  }

  async #with(rows: Rows): Promise<Tried> {
    const { ledger } = this.#task;
    const seeded = await seed(this.#session, { ...rows, except: ledger ? [ledger] : [] });
    if (seeded.tables.length === 0) return { losses: [], reasons: [], idle: [] };
    const before = await seenRows(this.#session, seeded.tables);
    await this.#session.script(`${AS_DECLARED}; SAVEPOINT staircase_seeded`);
    const ran = await this.#bothWays();
    if ('error' in ran) return { failed: ran };
    const { idle } = ran;
    const reasons = gapsOf(seeded, rows.wanted);
    const after = await attempt(this.#session, () => seenAgain(this.#session, before));
    if (after instanceof DatabaseError)
      return { losses: [], reasons: [...reasons, UNREADABLE], idle };
    const { losses, notes } = await this.#losses(before, after);
    return { losses, reasons: [...reasons, ...notes], idle };
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
      if ('error' in (await this.#bothWays())) return undefined;
      return await seenAgain(this.#session, before);
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

  /** The statements of both scripts that found no row, or what the server says of one that fails. */
  async #bothWays(): Promise<BothWays | LegError> {
    const idle: IdleStep[] = [];
    for (const leg of ['up', 'down'] as const) {
      this.#task.onLeg?.(leg);
      const ran = await runSteps(this.#session, this.#task.steps[leg]);
      if ('error' in ran) return { leg, ...ran };
      idle.push(...ran.idle.map((step) => ({ leg, step })));
    }
    return { idle };
  }

  async #backTo(savepoint: string): Promise<void> {
    await this.#session.script(`ROLLBACK TO SAVEPOINT ${savepoint}`);
  }
}

/** Which rows a run gets. */
type Rows = Pick<SeedTask, 'style' | 'sought'> & { readonly wanted: readonly number[] };

interface BothWays {
  readonly idle: readonly IdleStep[];
}

interface LegError {
  readonly leg: 'up' | 'down';
  readonly error: DatabaseError;
  readonly refused?: ScriptStatement;
}

type Tried = (Survival & BothWays) | { readonly failed: LegError };

/** What is lost, and what only seems to be. */
interface Told {
  readonly losses: readonly Loss[];
  readonly notes: readonly string[];
}

const NOTHING: Survival = { losses: [], reasons: [] };

const UNREADABLE = 'With rows in its tables, down leaves other tables than without.';

/** What fails with rows of either kind: a down script that does has not undone anything yet. */
function withoutRows(varied: LegError, { leg, error, refused: step }: LegError): Survival {
  if (leg === 'up' || varied.leg === 'up') return { losses: [], reasons: [sentence(varied)] };
  return { losses: [], reasons: [], refusal: { error, ...(step && { step }) } };
}

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

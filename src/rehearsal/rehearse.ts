import { DatabaseError } from '../database/failure.ts';
import type { Session } from '../database/session.ts';
import { isCancellation } from '../engine/lock/cancellable.ts';
import { failureOf } from '../engine/run/failureOf.ts';
import { differences } from '../schema/differences.ts';
import { declaredIrreversible } from './declaredIrreversible.ts';
import { EngineLegs } from './legs/engineLegs.ts';
import type { Legs } from './legs/legs.ts';
import { mayShorten } from './legs/shortcut.ts';
import { TransactionLegs } from './legs/transactionLegs.ts';
import { observe } from './observe/observe.ts';
import type { Leg, Rehearsal, Verdict } from './rehearsal.ts';
import type { RehearsalTask, Standing } from './rehearsalTask.ts';
import type { State } from './stage/readState.ts';
import { standingNow } from './standingNow.ts';
import type { Survival } from './survival/loss.ts';
import { RowProof } from './survival/rowProof.ts';

/** A rehearsal, and what it leaves of the stage. */
export interface Rehearsed {
  readonly rehearsal: Rehearsal;
  /** Absent when the stage is in neither state, so that it must be reset. */
  readonly standing?: Standing;
  /** Does once more what was just proven, so that the next save finds the stage before it. */
  readonly stepBack?: StepBack;
}

/** Where that leaves the stage; undefined where it must be reset. Throws `DatabaseError` when it is lost. */
export type StepBack = (signal: AbortSignal) => Promise<Standing | undefined>;

/**
 * Runs a migration up, down and up again, and compares what the database holds at each end: up as the
 * engine runs it for real, the rest in one transaction that is rolled back where that cannot change
 * the outcome. What fails there for reasons of its own is run again as the engine runs it. The stage
 * must be in the state before it. When the stage is lost, or the signal ends it, it fails with a
 * failure that says so, and the session has ended.
 */
export async function rehearse(session: Session, task: RehearsalTask): Promise<Rehearsed> {
  const run = new RehearsalRun(session, task);
  return await run.result();
}

class RehearsalRun {
  readonly #session: Session;
  readonly #task: RehearsalTask;
  readonly #isPlain: boolean;
  readonly #engine: EngineLegs;
  readonly #rows: RowProof;
  #survival: Survival | undefined;
  #found: Partial<Rehearsal> = {};
  #before: State = { rows: [] };
  #after: State | undefined;
  #current: Leg = 'up';

  constructor(session: Session, task: RehearsalTask) {
    this.#session = session;
    this.#task = task;
    const { parser, ledgerName } = task.context;
    this.#isPlain = mayShorten(task.migration, parser, ledgerName);
    this.#engine = new EngineLegs(session, task, !this.#isPlain);
    this.#rows = new RowProof(session, task);
  }

  async result(): Promise<Rehearsed> {
    try {
      return await this.#legs();
    } catch (error) {
      const { signal } = this.#task.context;
      if (!(error instanceof DatabaseError) && !isCancellation(error, signal)) throw error;
      const said = error instanceof DatabaseError ? failureOf(error) : { message: 'It was ended.' };
      this.#add({ failure: { leg: this.#current, ...said } });
      return this.#ended('fails', undefined);
    }
  }

  async #legs(): Promise<Rehearsed> {
    this.#before = this.#task.before ?? (await this.#engine.read());
    await this.#observe();
    this.#survival = await this.#rows.inTransaction(this.#before.ledger, (leg) => {
      this.#current = leg;
    });
    this.#current = 'up';
    const mayShort = this.#isPlain && !this.#task.isThorough;
    const draft =
      mayShort && this.#task.isDraft
        ? await this.#shortened(this.#before, (it) => this.#all(it))
        : undefined;
    if (draft) return await this.#withRows(draft, { at: 'before', state: this.#before });
    const there = await this.#there(this.#engine);
    if (there === 'fails' || !this.#after) return await this.#endedByEngine('fails');
    const standing: Standing = { at: 'after', state: this.#after };
    if (there) return this.#ended(there, standing);
    const back = mayShort ? await this.#shortened(this.#after, (it) => this.#back(it)) : undefined;
    if (back) return await this.#withRows(back, standing);
    const verdict = await this.#back(this.#engine);
    if (!this.#survival || !this.#mayStepBack(verdict)) return await this.#endedByEngine(verdict);
    const { rehearsal } = await this.#withRows(verdict, standing);
    return { rehearsal, stepBack: (signal) => this.#stepBack(signal) };
  }

  #mayStepBack(verdict: Verdict): boolean {
    const isClean = verdict === 'reversible' && this.#found.differences?.length === 0;
    return isClean && this.#task.isDraft === true;
  }

  async #stepBack(signal: AbortSignal): Promise<Standing | undefined> {
    const task = { ...this.#task, context: { ...this.#task.context, signal } };
    const { failure } = await new EngineLegs(this.#session, task, !this.#isPlain).run('down');
    return failure ? undefined : { at: 'before', state: this.#before };
  }

  /** Before the way there, so that it meets what the first run of it meets. */
  async #observe(): Promise<void> {
    const { migration, context } = this.#task;
    if (!context.isObserved || !migration.up) return;
    this.#add({ observed: await observe(this.#session, migration.up.text, context) });
  }

  /** Undefined where only the engine can tell; the transaction is over in any case. */
  async #shortened(
    start: State,
    work: (legs: Legs) => Promise<Verdict>,
  ): Promise<Verdict | undefined> {
    const [legs, found] = [new TransactionLegs(this.#session, this.#task, start), this.#found];
    try {
      const verdict = await work(legs);
      if (!legs.isDoubtful) return verdict;
    } finally {
      await legs.end();
    }
    this.#found = found;
    return undefined;
  }

  async #all(legs: Legs): Promise<Verdict> {
    return (await this.#there(legs)) ?? (await this.#back(legs));
  }

  /** The way there; a verdict where that is all there is to see. */
  async #there(legs: Legs): Promise<Verdict | undefined> {
    if (!(await this.#leg(legs, 'up'))) return 'fails';
    this.#after = await legs.read();
    this.#add({ changes: differences(this.#before, this.#after) });
    return this.#withoutDown();
  }

  /** The way back, and there again. */
  async #back(legs: Legs): Promise<Verdict> {
    if (!(await this.#leg(legs, 'down'))) return 'fails';
    const undone = await legs.read();
    const left = differences(this.#before, undone);
    this.#add({ differences: left });
    if (left.some(({ isNote }) => !isNote))
      return this.#differ('not-reversed', this.#before, undone);
    if (!(await this.#leg(legs, 'up again'))) return 'not-repeatable';
    const [expected, again] = [this.#after ?? this.#before, await legs.read()];
    const other = differences(expected, again);
    if (!other.some(({ isNote }) => !isNote)) return 'reversible';
    this.#add({ differences: other });
    return this.#differ('not-repeatable', expected, again);
  }

  #differ(verdict: Verdict, expected: State, actual: State): Verdict {
    this.#add({ compared: { expected, actual } });
    return verdict;
  }

  #withoutDown(): Verdict | undefined {
    const { migration } = this.#task;
    const reason = declaredIrreversible(migration);
    if (reason !== undefined) this.#add({ reasons: [reason] });
    if (reason !== undefined) return 'irreversible';
    return migration.down ? undefined : 'no-down';
  }

  /** True when it has run. */
  async #leg(legs: Legs, leg: Leg): Promise<boolean> {
    this.#current = leg;
    const { took, failure } = await legs.run(leg);
    if (leg === 'up') this.#add({ upMs: took });
    if (leg === 'down') this.#add({ downMs: took });
    if (failure) this.#add({ failure: { ...failure, leg } });
    return failure === undefined;
  }

  #add(found: Partial<Rehearsal>): void {
    this.#found = { ...this.#found, ...found };
  }

  async #endedByEngine(verdict: Verdict): Promise<Rehearsed> {
    const states = { before: this.#before, ...(this.#after && { after: this.#after }) };
    return await this.#withRows(verdict, await standingNow(this.#session, this.#task, states));
  }

  /** What is reversible may still lose data. Rows that had to be written for real stay on the stage. */
  async #withRows(verdict: Verdict, standing: Standing | undefined): Promise<Rehearsed> {
    if (verdict !== 'reversible') return this.#ended(verdict, standing);
    const at = standing?.at ?? 'after';
    const { losses, reasons, unmatched, refusal } =
      this.#survival ?? (await this.#rows.forReal(this.#engine, at, this.#before.ledger));
    this.#add({ losses, reasons, ...(unmatched && { unmatched }) });
    if (refusal) this.#add({ failure: { ...this.#rows.failureOf(refusal), leg: 'down' } });
    const withRows = refusal ? 'fails' : losses.length > 0 ? 'lossy' : verdict;
    return this.#ended(withRows, this.#survival && standing);
  }

  #ended(verdict: Verdict, standing: Standing | undefined): Rehearsed {
    const { version, description } = this.#task.migration;
    const empty = { differences: [], changes: [], reasons: [] };
    const rehearsal = { ...empty, ...this.#found, version, description, verdict };
    return { rehearsal, ...(standing && { standing }) };
  }
}

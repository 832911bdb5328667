import { DatabaseError } from '../../database/failure.ts';
import type { Message, Session } from '../../database/session.ts';
import { cancellable } from '../../engine/lock/cancellable.ts';
import type { Phase } from '../../engine/run/report.ts';
import { rollBack } from '../../engine/run/rollBack.ts';
import type { Script } from '../../migrations/migration.ts';
import type { Leg } from '../rehearsal.ts';
import type { RehearsalTask } from '../rehearsalTask.ts';
import { scriptFailure } from '../scriptFailure.ts';
import { readState, type State } from '../stage/readState.ts';
import { AS_DECLARED, CHECK_NOW } from './constraintTimes.ts';
import type { Legs } from './legs.ts';
import type { LegOutcome } from './runLeg.ts';

/**
 * All legs in one transaction that is rolled back: for migrations that `mayShorten` allows. What a
 * COMMIT would check is checked at each boundary. A failure is worded by the engine.
 */
export class TransactionLegs implements Legs {
  /** True once something failed that need not fail in transactions of their own. */
  isDoubtful = false;
  readonly #session: Session;
  readonly #task: RehearsalTask;
  readonly #start: State;

  /** @param start what the stage holds outside of the transaction. */
  constructor(session: Session, task: RehearsalTask, start: State) {
    this.#session = session;
    this.#task = task;
    this.#start = start;
  }

  async run(leg: Leg): Promise<LegOutcome> {
    const { migration, context } = this.#task;
    const script = leg === 'down' ? migration.down : migration.up;
    if (!script) return { took: 0 };
    const [start, sent] = [performance.now(), this.#messages(script)];
    let done = 0;
    const onDone = (): void => {
      done += 1;
    };
    try {
      await cancellable(this.#session, context.signal, () =>
        this.#session.pipeline(sent, { onDone }),
      );
      return { took: performance.now() - start };
    } catch (error) {
      if (!(error instanceof DatabaseError) || error.kind === 'lost') throw error;
      return this.#failed(leg, script, error, sent[done]);
    }
  }

  /** A script that takes the ledger away fails for the engine, which then writes its row. */
  async read(): Promise<State> {
    const state = await readState(this.#session, this.#task.context.ledgerName, this.#start);
    if (this.#start.ledger !== state.ledger) this.isDoubtful = true;
    return state;
  }

  async end(): Promise<void> {
    await rollBack(this.#session);
  }

  #messages({ text }: Script): Message[] {
    const begin: Message[] = this.#session.transactionStatus === 'idle' ? [BEGIN] : [];
    return [...begin, { kind: 'script', sql: text }, CHECK, DEFER_AGAIN];
  }

  #failed(leg: Leg, script: Script, error: DatabaseError, at: Message | undefined): LegOutcome {
    const isScripts = at?.kind === 'script' || at === CHECK;
    this.isDoubtful = !isScripts || DEPENDS_ON_MODE.test(error.server?.sqlstate ?? '');
    const phase: Phase = at === CHECK ? 'commit' : 'script';
    const refused = { session: this.#session, migration: this.#task.migration, script, leg, phase };
    return { took: 0, failure: scriptFailure(refused, error) };
  }
}

const BEGIN: Message = { kind: 'statement', sql: 'BEGIN' };

const CHECK: Message = { kind: 'statement', sql: CHECK_NOW };

const DEFER_AGAIN: Message = { kind: 'statement', sql: AS_DECLARED };

/**
 * SQLSTATEs that one transaction may bring and three would not: a state of the transaction, an object
 * in use in it, an enum value that is not committed, what is full, what was cancelled or is broken.
 */
const DEPENDS_ON_MODE = /^(?:0A|0B|25|2D|3B|40|53|54|55|57|58|XX)/;

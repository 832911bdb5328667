import { DatabaseError } from '../../database/failure.ts';
import type { Session } from '../../database/session.ts';
import { asNew } from '../asNew.ts';
import { ledgerOf } from '../ledgerOf.ts';
import type { Leg } from '../rehearsal.ts';
import type { RehearsalTask } from '../rehearsalTask.ts';
import { scriptFailure } from '../scriptFailure.ts';
import { readState, type State } from '../stage/readState.ts';
import type { Legs } from './legs.ts';
import { type LegOutcome, runLeg } from './runLeg.ts';

/** Each leg as the engine runs it for real: transaction, row in the ledger and all. */
export class EngineLegs implements Legs {
  readonly #session: Session;
  readonly #task: RehearsalTask;
  readonly #discards: boolean;
  /** What was read last, which knows where the ledger is. */
  #last: State | undefined;

  /** @param discards each leg gets a session as good as new: for scripts that leave something in it. */
  constructor(session: Session, task: RehearsalTask, discards: boolean) {
    this.#session = session;
    this.#task = task;
    this.#discards = discards;
  }

  async run(leg: Leg): Promise<LegOutcome> {
    const { folder, chain, migration, context, onDirty } = this.#task;
    if (leg === 'down' || this.#discards) await onDirty?.();
    const all = [...chain, migration];
    const short = { ...folder, migrations: all, problems: [] };
    const kind = leg === 'down' ? 'revert-last' : 'run';
    const ledger = ledgerOf(leg === 'down' ? all : chain, context.ledgerName);
    const run = await runLeg(this.#session, short, { kind }, context, ledger);
    const outcome = await this.#told(leg, run);
    if (this.#discards) await asNew(this.#session);
    return outcome;
  }

  /**
   * The engine does not send a script whose work is done already, as the server would refuse it. On a
   * stage nothing is at stake, and the server says what is missing or in its way.
   */
  async #told(leg: Leg, outcome: LegOutcome): Promise<LegOutcome> {
    const { migration } = this.#task;
    const script = leg === 'down' ? migration.down : migration.up;
    if (!script || !outcome.failure?.statements || outcome.failure.server) return outcome;
    try {
      await this.#session.script(script.text);
      return outcome;
    } catch (error) {
      if (!(error instanceof DatabaseError) || error.kind === 'lost') throw error;
      const refused = { session: this.#session, migration, script, leg, phase: 'script' } as const;
      return { took: 0, failure: scriptFailure(refused, error) };
    }
  }

  async read(): Promise<State> {
    const known = this.#last ?? this.#task.before;
    this.#last = await readState(this.#session, this.#task.context.ledgerName, known);
    return this.#last;
  }
}

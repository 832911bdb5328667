import type { Session } from '../database/session.ts';
import type { Legs } from './legs.ts';
import { readState, type State } from './readState.ts';
import type { Leg } from './rehearsal.ts';
import type { RehearsalTask } from './rehearsalTask.ts';
import { type LegOutcome, runLeg } from './runLeg.ts';

/** Each leg as the engine runs it for real: transaction, row in the ledger and all. */
export class EngineLegs implements Legs {
  readonly #session: Session;
  readonly #task: RehearsalTask;
  readonly #discards: boolean;

  /** @param discards each leg gets a session as good as new: for scripts that leave something in it. */
  constructor(session: Session, task: RehearsalTask, discards: boolean) {
    this.#session = session;
    this.#task = task;
    this.#discards = discards;
  }

  async run(leg: Leg): Promise<LegOutcome> {
    const { folder, chain, migration, context, onDirty } = this.#task;
    if (leg === 'down' || this.#discards) await onDirty?.();
    const short = { ...folder, migrations: [...chain, migration], problems: [] };
    const kind = leg === 'down' ? 'revert-last' : 'run';
    const outcome = await runLeg(this.#session, short, { kind }, context);
    if (this.#discards && !this.#session.ended) await this.#session.script('DISCARD ALL');
    return outcome;
  }

  read(): Promise<State> {
    return readState(this.#session, this.#task.context.ledgerName, this.#task.before);
  }
}

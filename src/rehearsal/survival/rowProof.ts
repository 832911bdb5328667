import type { Session } from '../../database/session.ts';
import type { Failure } from '../../engine/run/report.ts';
import { placeAt } from '../../sql/span.ts';
import { declaredIrreversible } from '../declaredIrreversible.ts';
import type { Legs } from '../legs/legs.ts';
import type { RehearsalTask, Standing } from '../rehearsalTask.ts';
import { scriptFailure } from '../scriptFailure.ts';
import type { Refusal, Survival } from './loss.ts';
import { sparesRows } from './sparesRows.ts';
import { searchSteps, stepsOf } from './steps.ts';
import { type SurvivalTask, survive } from './survive.ts';
import { surviveForReal } from './surviveForReal.ts';

const WITH_ROWS = 'It runs while its tables are empty, and not with rows in them.';

const NOTHING: Survival = { losses: [], reasons: [] };

/** Whether rows survive up and down, found out in one transaction, or else for real. */
export class RowProof {
  readonly #session: Session;
  readonly #task: RehearsalTask;

  constructor(session: Session, task: RehearsalTask) {
    this.#session = session;
    this.#task = task;
  }

  /**
   * In the state before up, which is left as it was. Undefined where only `forReal` can tell. Throws
   * `DatabaseError` when the session is lost, in the script that `onLeg` was told of last.
   */
  async inTransaction(
    ledger: string | undefined,
    onLeg: SurvivalTask['onLeg'],
  ): Promise<Survival | undefined> {
    const { migration, context } = this.#task;
    const { parser, signal } = context;
    const isIdle = !migration.down || declaredIrreversible(migration) !== undefined;
    if (isIdle || sparesRows(migration, parser)) return NOTHING;
    const steps = stepsOf(migration, parser);
    if (!steps) return undefined;
    return await survive(this.#session, {
      steps,
      ...(ledger && { ledger }),
      ...(signal && { signal }),
      ...(onLeg && { onLeg }),
    });
  }

  /** The failure of a down script that runs on empty tables only. */
  failureOf({ error, step }: Refusal): Failure {
    const { migration } = this.#task;
    const { up, down } = migration;
    const script = down ?? up;
    if (!script) return { message: error.message };
    const at = step && { place: placeAt(script.text, step.span.start), statement: step.sql };
    const refused = { session: this.#session, migration, script } as const;
    const failure = scriptFailure({ ...refused, leg: 'down', phase: 'script' }, error);
    return { hint: WITH_ROWS, ...failure, ...at };
  }

  /** After all else: the rows stay, so that the stage must be reset. */
  async forReal(legs: Legs, at: Standing['at'], ledger: string | undefined): Promise<Survival> {
    const { migration, onDirty } = this.#task;
    await onDirty?.();
    const wrong = at === 'after' ? (await legs.run('down')).failure : undefined;
    if (wrong) return NOTHING;
    const texts = [migration.up, migration.down].map((it) => it?.text ?? '');
    return await surviveForReal(this.#session, legs, {
      ...(ledger && { ledger }),
      text: texts.join(' '),
      steps: searchSteps(migration, this.#task.context.parser),
    });
  }
}

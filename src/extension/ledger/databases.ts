import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { builtInDirectory } from '../../database/embedded/builtInDirectory.ts';
import type { DatabaseEnvironment } from '../../database/environment.ts';
import type { Session } from '../../database/session.ts';
import type { BuiltInTarget, Target } from '../../database/target.ts';
import { KeepAwake } from './keepAwake.ts';

/** Sessions for the rim: opened for one piece of work and closed after it. */
export class Databases {
  readonly #environment: DatabaseEnvironment;
  readonly #keepAwake = new KeepAwake();

  constructor(environment: DatabaseEnvironment) {
    this.#environment = environment;
  }

  /** Throws `ConnectionError` where no session comes to be. */
  async use<Result>(
    target: Target,
    work: (session: Session) => Promise<Result>,
    signal?: AbortSignal,
  ): Promise<Result> {
    const session = await this.open(target, signal);
    try {
      if (target.kind === 'built-in') await this.#stayAwake(target);
      return await work(session);
    } finally {
      // What was done stays done, whether or not its connection says goodbye.
      await session.close().catch(() => undefined);
    }
  }

  /** A session that the caller closes. Throws `ConnectionError`. */
  async open(target: Target, signal?: AbortSignal): Promise<Session> {
    const { connect } = await import('../../database/connect/connect.ts');
    return await connect(target, this.#environment, signal);
  }

  /** Whether a workspace has a built-in database: not before its first use, nor once it was deleted. */
  async hasData({ workspace }: BuiltInTarget): Promise<boolean> {
    const directory = builtInDirectory(workspace, this.#environment.builtIn.dataRoot);
    return await access(join(directory, 'data')).then(
      () => true,
      () => false,
    );
  }

  /** Lets every built-in database go to sleep. */
  async close(): Promise<void> {
    await this.#keepAwake.close();
  }

  /** Deletes a built-in database. Throws `ConnectionError` ('in-use') while another window uses it. */
  async remove({ workspace }: BuiltInTarget): Promise<void> {
    await this.close();
    const { FALLS_ASLEEP, removeBuiltIn } = await import(
      '../../database/embedded/removeBuiltIn.ts'
    );
    await removeBuiltIn(workspace, this.#environment.builtIn.dataRoot, FALLS_ASLEEP);
  }

  /** Only a matter of speed: where it fails, the next use starts the database again. */
  async #stayAwake(target: BuiltInTarget): Promise<void> {
    const open = () => this.open(target);
    await this.#keepAwake.touch(target.workspace, open).catch(() => undefined);
  }
}

import type { ServerTarget } from '../../database/target.ts';
import { BuiltInStage } from './builtInStage.ts';
import { ServerStage } from './serverStage.ts';
import type { Stage } from './stage.ts';
import type { StagePlace } from './stagePlace.ts';

/**
 * The stages of one who rehearses time and again. The built-in one stays for a while by itself, with
 * what was applied on it. On a server that others use, one database is kept from one rehearsal to the
 * next, which then finds the chain there, until `close` drops it.
 */
export class Stages {
  readonly #kept = new Map<string, ServerStage>();
  #isClosed = false;

  /** Works on the stage that is configured. Throws `ConnectionError` where there is no stage. */
  async on<Result>(
    { directory, environment, server }: StagePlace,
    work: (stage: Stage) => Promise<Result>,
  ): Promise<Result> {
    if (!server) return await work(new BuiltInStage(directory, environment));
    const key = keyOf(server);
    const stage = this.#kept.get(key) ?? new ServerStage(server);
    // Who comes meanwhile has a stage of its own.
    this.#kept.delete(key);
    try {
      return await work(stage);
    } finally {
      if (this.#isClosed || this.#kept.has(key)) await stage.close();
      else this.#kept.set(key, stage);
    }
  }

  /** Drops what is kept; what is in use is dropped after that. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const kept = [...this.#kept.values()];
    this.#kept.clear();
    await Promise.all(kept.map((it) => it.close()));
  }
}

/** With the role: a server that is declared a production one from now on is another. */
function keyOf({ role, connection }: ServerTarget): string {
  return JSON.stringify([role, connection]);
}

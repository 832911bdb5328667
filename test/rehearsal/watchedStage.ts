import type { Message, Session } from '../../src/database/session.ts';
import type { Stage } from '../../src/rehearsal/stage/stage.ts';

/** A stage that tells of everything that is sent to it, before it is sent. */
export class WatchedStage implements Stage {
  readonly name: string;
  readonly ownsServer: boolean;
  readonly #stage: Stage;
  readonly #onSql: (sql: string) => void;

  constructor(stage: Stage, onSql: (sql: string) => unknown) {
    this.name = stage.name;
    this.ownsServer = stage.ownsServer ?? false;
    this.#stage = stage;
    this.#onSql = onSql;
  }

  async open(signal?: AbortSignal): Promise<Session> {
    const session = await this.#stage.open(signal);
    const onSql = this.#onSql;
    return new Proxy(session, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name, target);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]): unknown => {
          if (SENDS.has(String(name))) onSql(sqlOf(args[0]));
          return value.apply(target, args);
        };
      },
    });
  }

  async markDirty(): Promise<void> {
    await this.#stage.markDirty?.();
  }

  async markClean(): Promise<void> {
    await this.#stage.markClean?.();
  }

  reset(): Promise<void> {
    return this.#stage.reset();
  }

  close(): Promise<void> {
    return this.#stage.close();
  }
}

const SENDS: ReadonlySet<string> = new Set(['query', 'script', 'pipeline']);

function sqlOf(sent: unknown): string {
  if (typeof sent === 'string') return sent;
  return (sent as readonly Message[]).map(({ sql }) => sql).join('\n');
}

import { DatabaseError } from '../../../src/database/failure.ts';
import type { Session } from '../../../src/database/session.ts';

/** Which call of a session loses its connection, and what happens before: `script` and its text, or a pipeline. */
export interface Loss {
  readonly when: (call: 'script' | 'pipeline', sql: string) => boolean;
  /** The server has done what was asked; only its answer is lost. */
  readonly isDone: boolean;
  readonly onLoss?: () => void;
}

/** A session whose connection is lost at one call, as `pg` tells it. */
export function losingSession(session: Session, { when, isDone, onLoss }: Loss): Session {
  const lose = async (work: () => Promise<unknown>): Promise<never> => {
    if (isDone) await work();
    onLoss?.();
    await session.close();
    throw new DatabaseError('lost', 'The connection was lost.');
  };
  const replaced: Partial<Session> = {
    script: (sql) => (when('script', sql) ? lose(() => session.script(sql)) : session.script(sql)),
    pipeline: (messages, options) => {
      const sql = messages.map((it) => it.sql).join(';\n');
      const work = () => session.pipeline(messages, options);
      return when('pipeline', sql) ? lose(work) : work();
    },
  };
  return new Proxy(session, {
    get(target, key) {
      const value = Reflect.get(replaced, key) ?? Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

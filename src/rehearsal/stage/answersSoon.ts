import type { Session } from '../../database/session.ts';

/** Milliseconds in which a server that does nothing has answered, on a busy machine as well. */
const PATIENCE = 15_000;

/**
 * Whether a session answers as it should. Not so where a window was killed and what it ran goes on
 * for ever, or the server is silently dead: an endless recursion may leave it so.
 */
export async function answersSoon(session: Session): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE);
  });
  try {
    const answer = session.query('SELECT 1 AS one').then(
      ([row]) => row?.['one'] === 1,
      () => false,
    );
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

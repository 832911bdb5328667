import type { Session } from '../database/session.ts';
import { FRESH_SESSION, othersForgotten } from '../database/wire/freshSession.ts';

/** Makes a session as good as new; what we have prepared in it stays. */
export async function asNew(session: Session): Promise<void> {
  if (session.ended) return;
  const others = othersForgotten(await session.rows(FRESH_SESSION));
  if (others !== '') await session.script(others);
}

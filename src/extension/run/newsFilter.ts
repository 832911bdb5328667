import type { EngineEvent } from '../../engine/run/report.ts';

/**
 * Tells which events of one run belong in the log: all of them, but of the looks at a lock, which
 * come every moment, only those that find another holder.
 */
export function newsFilter(): (event: EngineEvent) => boolean {
  let known: string | undefined;
  return (event) => {
    const isLook = event.kind === 'waiting-for-lock' || event.kind === 'blocked';
    const holder = isLook ? `${event.kind} ${event.processId}` : undefined;
    const isNews = holder === undefined || holder !== known;
    known = holder;
    return isNews;
  };
}

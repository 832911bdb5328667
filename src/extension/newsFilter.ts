import type { EngineEvent } from '../engine/report.ts';

/**
 * Tells which events of one run belong in the log: all of them, but of the looks at a lock, four a
 * second, only those that find another holder.
 */
export function newsFilter(): (event: EngineEvent) => boolean {
  let known: number | 'nobody' | 'unknown' = 'nobody';
  return (event) => {
    const holder = event.kind === 'waiting-for-lock' ? (event.processId ?? 'unknown') : 'nobody';
    const isNews = event.kind !== 'waiting-for-lock' || holder !== known;
    known = holder;
    return isNews;
  };
}

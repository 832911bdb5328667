const NANOSECONDS_PER_MILLISECOND = 1_000_000;

/** A duration in nanoseconds, as the ledger holds it, in words: "31 ms", "1.2 s", "2 min 3 s". */
export function durationText(nanoseconds: bigint): string {
  return millisecondsText(Number(nanoseconds) / NANOSECONDS_PER_MILLISECOND);
}

/** A duration in milliseconds, in the same words. */
export function millisecondsText(milliseconds: number): string {
  if (milliseconds < 1) return 'under 1 ms';
  if (Math.round(milliseconds) < 1000) return `${Math.round(milliseconds)} ms`;
  const seconds = milliseconds / 1000;
  if (seconds < 59.95) return `${seconds.toFixed(1)} s`;
  return twoUnits(Math.round(seconds));
}

function twoUnits(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return withRest(minutes, 'min', seconds % 60, 's');
  return withRest(Math.floor(minutes / 60), 'h', minutes % 60, 'min');
}

function withRest(whole: number, unit: string, rest: number, restUnit: string): string {
  return rest === 0 ? `${whole} ${unit}` : `${whole} ${unit} ${rest} ${restUnit}`;
}

/** A ledger's `execution_time`; -1 stands for "nobody wrote it down" (sqlx.md, section 3). */
export function executionTimeText(nanoseconds: bigint): string {
  return nanoseconds < 0n ? 'duration not recorded' : durationText(nanoseconds);
}

/** Durations differ from run to run. What was not done took `0ns`, and that must be so. */
export function mask(output: string): string {
  return output.replaceAll(/\((?!0ns\))\d+(?:\.\d+)?(?:ns|µs|ms|s)\)$/gm, '(…)');
}

/** So do the stamps and dates that a new migration is given, maybe a moment before midnight. */
export function maskToday(output: string): string {
  const now = Date.now();
  return [now, now - HOUR].reduce((text, time) => maskDay(text, new Date(time)), output);
}

const HOUR = 3_600_000;

function maskDay(output: string, day: Date): string {
  const date = day.toISOString().slice(0, 10);
  const stamp = new RegExp(`(?<!\\d)${date.replaceAll('-', '')}\\d{6}(?=_)`, 'g');
  return output.replaceAll(date, '{today}').replaceAll(stamp, '{now}');
}

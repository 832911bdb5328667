/** Durations differ from run to run. What was not done took `0ns`, and that must be so. */
export function mask(output: string): string {
  return output.replaceAll(/\((?!0ns\))\d+(?:\.\d+)?(?:ns|µs|ms|s)\)$/gm, '(…)');
}

/** So do the stamps and dates that a new migration is given. */
export function maskToday(output: string): string {
  const date = new Date().toISOString().slice(0, 10);
  const stamp = new RegExp(`(?<!\\d)${date.replaceAll('-', '')}\\d{6}(?=_)`, 'g');
  return output.replaceAll(date, '{today}').replaceAll(stamp, '{now}');
}

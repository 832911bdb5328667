const UNITS: readonly (readonly [unit: string, nanoseconds: bigint])[] = [
  ['s', 1_000_000_000n],
  ['ms', 1_000_000n],
  ['µs', 1_000n],
  ['ns', 1n],
];

/** Nanoseconds as Rust prints a Duration for debugging, and so sqlx: "32.517835ms", "1.5s", "0ns". */
export function rustDuration(nanoseconds: bigint): string {
  const [unit, size] = UNITS.find(([, least]) => nanoseconds >= least) ?? ['ns', 1n];
  const digits = size.toString().length - 1;
  const rest = (nanoseconds % size).toString().padStart(digits, '0').replace(/0+$/, '');
  return `${nanoseconds / size}${digits > 0 && rest ? `.${rest}` : ''}${unit}`;
}

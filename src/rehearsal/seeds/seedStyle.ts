/**
 * `varied`: the second row is long and large, and the third has NULL wherever it may. `tame`: small
 * values everywhere, which a migration that is picky about rows may take.
 */
export type SeedStyle = 'varied' | 'tame';

/** Whether a row has long and large values. */
export function isWideRow(nth: number, style: SeedStyle): boolean {
  return nth === 1 && style === 'varied';
}

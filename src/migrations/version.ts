/** The ledger's `version` is a BIGINT. */
export const I64_MIN = -(2n ** 63n);
export const I64_MAX = 2n ** 63n - 1n;

/** 14 digits make a timestamp (`YYYYMMDDHHMMSS`); Diesel's have 18. */
export const STAMP_DIGITS = 14;

/**
 * The order of versions everywhere: *last*, *out of order* and the order of running mean this one.
 * Stamps (14 digits or more) compare as text, so that Diesel's 18-digit stamps of 2025 stand before
 * 14-digit ones of 2026; everything else compares as numbers. Leading zeros do not count, so that a
 * ledger row, which has none, sorts where its file does.
 */
export function compareVersions(a: bigint, b: bigint): number {
  const [left, right] = [a.toString(), b.toString()];
  if (isStamp(left) && isStamp(right)) return left < right ? -1 : left > right ? 1 : 0;
  return a < b ? -1 : a > b ? 1 : 0;
}

function isStamp(digits: string): boolean {
  return digits.length >= STAMP_DIGITS && !digits.startsWith('-');
}

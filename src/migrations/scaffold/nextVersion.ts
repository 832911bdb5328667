import type { FolderStyle } from '../folderStyle.ts';
import { compareVersions, I64_MAX, STAMP_DIGITS } from '../version.ts';

/** A version and how its name spells it. */
export interface NextVersion {
  readonly version: bigint;
  readonly prefix: string;
}

/**
 * The version of a new migration, which sorts after the newest one. Undefined when there is none:
 * the newest stands at the end of 64 bits.
 */
export function nextVersion(
  newest: bigint | undefined,
  now: Date,
  { numbering, width }: FolderStyle,
): NextVersion | undefined {
  const candidates =
    numbering === 'sequential'
      ? [following(newest, width)]
      : stamps(newest, now, numbering === 'dashed-18');
  const digits = firstAfter(newest, candidates);
  if (digits === undefined) return undefined;
  const prefix = numbering.startsWith('dashed') ? dashed(digits) : digits;
  return { version: BigInt(digits), prefix };
}

function firstAfter(newest: bigint | undefined, candidates: Iterable<string>): string | undefined {
  for (const it of candidates) if (isAfter(BigInt(it), newest)) return it;
  return undefined;
}

function isAfter(version: bigint, newest: bigint | undefined): boolean {
  return version <= I64_MAX && (newest === undefined || compareVersions(version, newest) > 0);
}

function following(newest: bigint | undefined, width: number): string {
  return ((newest ?? 0n) + 1n).toString().padStart(width, '0');
}

/**
 * Now; else a second after the newest; and where that is no time of the calendar, the next number
 * of 14 digits, or the newest with a zero, which as a text sorts right after it.
 */
function* stamps(newest: bigint | undefined, now: Date, isLong: boolean): Iterable<string> {
  const end = isLong ? '0000' : '';
  yield `${stampOf(now)}${end}`;
  const digits = (newest ?? 0n).toString();
  const stem = digits.slice(0, STAMP_DIGITS);
  const after = secondAfter(stem);
  if (after) yield `${stampOf(after)}${end}`;
  const second = (BigInt(stem) + 1n).toString();
  if (second.length === STAMP_DIGITS) yield `${second}${end}`;
  yield `${digits}0`;
}

/** `YYYYMMDDHHMMSS` in UTC. */
function stampOf(time: Date): string {
  return time.toISOString().replaceAll(/\D/g, '').slice(0, STAMP_DIGITS);
}

/** Undefined unless the digits are a time of the calendar, and the next second is one, too. */
function secondAfter(stem: string): Date | undefined {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(stem) ?? [];
  const time = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(time.getTime()) || stampOf(time) !== stem) return undefined;
  const after = new Date(time.getTime() + 1000);
  return after.getUTCFullYear() > 9999 ? undefined : after;
}

/** The way Diesel spells a stamp; other digits stay as they are. */
function dashed(digits: string): string {
  return digits.replace(/^(\d{4})(\d\d)(\d\d)(\d{6})(\d{4})?$/, (_, year, month, day, time, rest) =>
    [year, month, day, time, rest].filter(Boolean).join('-'),
  );
}

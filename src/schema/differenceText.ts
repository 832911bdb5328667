import type { Difference } from './differences.ts';

/** What a difference means where it was found. */
export interface DifferenceWords {
  readonly missing: string;
  readonly extra: string;
  readonly changed: string;
}

/** A catalogue definition may hold the body of a function. */
const LONGEST = 120;

/** `index public.late is left behind`; of what has changed also from what to what. */
export function differenceText(difference: Difference, words: DifferenceWords): string {
  const { change, kind, identity, before = '', after = '' } = difference;
  const subject = `${kind} ${identity} ${words[change]}`;
  if (change !== 'changed') return subject;
  const [old, now] = changedParts(before, after);
  return `${subject}: ${shown(old)} before, ${shown(now)} now`;
}

/** Without what is the same at both ends, but no word is cut. */
function changedParts(before: string, after: string): readonly [string, string] {
  const start = startOfWord(before, commonStart(before, after));
  const [a, b] = [before.slice(start), after.slice(start)];
  const end = commonEnd(a, b);
  return [upToWord(a, a.length - end), upToWord(b, b.length - end)];
}

function commonStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}

function commonEnd(a: string, b: string): number {
  let count = 0;
  const most = Math.min(a.length, b.length);
  while (count < most && a.at(-1 - count) === b.at(-1 - count)) count++;
  return count;
}

/** Some names of properties are two words: `not null=true`. */
function startOfWord(text: string, at: number): number {
  const word = text.lastIndexOf(' ', at - 1) + 1;
  const first = /(?:^| )(not|no|replica|partition|owned|range) $/.exec(text.slice(0, word));
  return first ? word - (first[1]?.length ?? 0) - 1 : word;
}

function upToWord(text: string, at: number): string {
  if (text[at - 1] === ' ') return text.slice(0, at - 1);
  const next = text.indexOf(' ', at);
  return next < 0 ? text : text.slice(0, next);
}

function shown(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, ' ');
  if (line === '') return 'nothing';
  return line.length > LONGEST ? `${line.slice(0, LONGEST)} ...` : line;
}

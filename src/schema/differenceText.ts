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
  return `${subject}: was ${shown(old)}, is ${shown(now)}`;
}

/** Without the words that are the same at both ends. */
function changedParts(before: string, after: string): readonly [string, string] {
  const [old, now] = [before.split(' '), after.split(' ')];
  const start = startOfName(old, commonStart(old, now));
  const [a, b] = [old.slice(start), now.slice(start)];
  const end = commonStart(a.toReversed(), b.toReversed());
  const upTo = (words: readonly string[], left: number): string =>
    words.slice(0, words.length - left).join(' ');
  let left = end;
  while (left > 0 && !(isClosed(upTo(a, left)) && isClosed(upTo(b, left)))) left--;
  return [upTo(a, left), upTo(b, left)];
}

/** Whether each bracket that is opened is closed: of `(a, b,` a reader misses the end. */
function isClosed(text: string): boolean {
  return text.split('(').length === text.split(')').length;
}

function commonStart(a: readonly string[], b: readonly string[]): number {
  const most = Math.min(a.length, b.length);
  let count = 0;
  while (count < most && a[count] === b[count]) count++;
  return count;
}

/** The names of some properties are two words: `not null=true`. */
function startOfName(words: readonly string[], at: number): number {
  return FIRST_OF_TWO.has(words[at - 1] ?? '') ? at - 1 : at;
}

const FIRST_OF_TWO: ReadonlySet<string> = new Set([
  'not',
  'no',
  'replica',
  'partition',
  'owned',
  'range',
]);

function shown(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, ' ');
  if (line === '' || line.endsWith('=')) return `${line}nothing`;
  return line.length > LONGEST ? `${line.slice(0, LONGEST)} ...` : line;
}

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
  const { change, before = '', after = '' } = difference;
  const subject = `${differenceName(difference)} ${words[change]}`;
  if (change !== 'changed') return subject;
  const [old, now] = shownParts(...changedParts(before, after));
  return `${subject}: was ${old}, is ${now}`;
}

/** What differs. PostgreSQL's identity of what a comment is on begins with its kind: `table column public.t.a`. */
export function differenceName({ kind, identity }: Pick<Difference, 'kind' | 'identity'>): string {
  if (kind !== 'comment') return `${kind} ${identity}`;
  return `comment on ${identity.replace(/^(?:table|view) (?=column )/, '')}`;
}

/** Without the words that are the same at both ends. */
function changedParts(before: string, after: string): readonly [string, string] {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  const start = startOfBracket(old, startOfName(old, commonStart(old, now)));
  const [a, b] = [old.slice(start), now.slice(start)];
  const end = commonStart(a.toReversed(), b.toReversed());
  const upTo = (words: readonly string[], left: number): string =>
    words.slice(0, words.length - left).join(' ');
  let left = end;
  while (left > 0 && !(isClosed(upTo(a, left)) && isClosed(upTo(b, left)))) left--;
  return [upTo(a, left), upTo(b, left)];
}

/** What stands between two spaces; a type and what stands in quotes are one word, with the spaces in them. */
function wordsOf(text: string): readonly string[] {
  return text.match(WORD) ?? [''];
}

const WORD =
  /(?:'(?:[^'\n]|''){0,200}'|time(?:stamp)?(?:\(\d\))? with(?:out)? time zone|character varying|bit varying|double precision|[^ ])+|(?<= )(?= )/g;

/** Whether each bracket that is opened is closed: of `(a, b,` a reader misses the end. */
function isClosed(text: string): boolean {
  return openedIn(text) === 0;
}

/** How many more brackets are opened than closed. */
function openedIn(text: string): number {
  return text.split('(').length - text.split(')').length;
}

function commonStart(a: readonly string[], b: readonly string[]): number {
  const most = Math.min(a.length, b.length);
  let count = 0;
  while (count < most && a[count] === b[count]) count++;
  return count;
}

/** Where the bracket opens that is open at a word, if that is near. */
function startOfBracket(words: readonly string[], at: number): number {
  for (let from = at; from >= Math.max(at - NEAR, 0); from--) {
    if (openedIn(words.slice(from, at).join(' ')) > 0) return from;
  }
  return at;
}

/** A key has a few columns; the arguments of a call in a body may be a page. */
const NEAR = 8;

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

/** Of what is long, the stretch around the first character that differs. */
function shownParts(before: string, after: string): readonly [string, string] {
  const [old, now] = [onOneLine(before), onOneLine(after)];
  const from = Math.max(old.length, now.length) > LONGEST ? startOfStretch(old, now) : 0;
  return [shown(old, from), shown(now, from)];
}

function startOfStretch(before: string, after: string): number {
  const same = commonStart([...before], [...after]);
  if (same <= LONGEST / 2) return 0;
  const near = before.slice(same - AROUND, same);
  return same - AROUND + Math.max(near.search(/(?<=[, ])[^, ]*[, ]?$/), 0);
}

/** How much of what is the same stands before the first character that differs. */
const AROUND = 20;

function onOneLine(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ');
}

function shown(line: string, from: number): string {
  if (line === '' || line.endsWith('=')) return `${line}nothing`;
  const rest = line.slice(from);
  const clipped = rest.length > LONGEST ? `${rest.slice(0, LONGEST)} ...` : rest;
  return from > 0 ? `... ${clipped}` : clipped;
}

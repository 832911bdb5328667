import { commentSpans } from '../sql/commentSpans.ts';
import { placeAt } from '../sql/span.ts';
import type { ChangeKind } from './change.ts';

/** Another way to write the same SQL, and what it has that the text has not. */
export interface Spelling {
  readonly text: string;
  readonly kind: ChangeKind;
  readonly words: string;
}

/**
 * The ways a text may have been written when it was applied, the likeliest first. Only what can be
 * guessed: comments that have come in, but not those that were taken out.
 */
export function* spellings(text: string): Generator<Spelling> {
  const seen = new Set([text]);
  for (const spelling of guesses(text)) {
    if (seen.has(spelling.text)) continue;
    seen.add(spelling.text);
    yield spelling;
  }
}

/** One step away from a text; no words: the text as it is. */
interface Way {
  readonly text: string;
  readonly words?: string;
}

function* guesses(text: string): Generator<Spelling> {
  for (const end of lineEnds(text))
    for (const mark of marks(end.text))
      for (const ending of endings(mark.text)) {
        const kind = end.words ? 'trailing-space' : mark.words ? 'byte-order-mark' : 'line-endings';
        yield { text: ending.text, kind, words: wordsOf([end, mark, ending]) };
      }
  if (text.length > LONGEST_COMMENTED) return;
  for (const removed of withoutComments(text))
    for (const ending of endings(removed.text)) {
      yield { text: ending.text, kind: 'comments', words: wordsOf([removed, ending]) };
    }
}

/** UTF-16 units: each guess costs a copy and a checksum, and a plan must not keep the editor waiting. */
const LONGEST_COMMENTED = 200_000;

function wordsOf(ways: readonly Way[]): string {
  return ways.flatMap(({ words }) => words ?? []).join(' and ');
}

function endings(text: string): Way[] {
  const lf = text.replaceAll('\r\n', '\n');
  return [
    { text },
    { text: lf, words: 'LF line endings' },
    { text: lf.replaceAll('\n', '\r\n'), words: 'CRLF line endings' },
  ].filter((way, at) => at === 0 || way.text !== text);
}

const BYTE_ORDER_MARK = '\ufeff';

function marks(text: string): Way[] {
  const other: Way = text.startsWith(BYTE_ORDER_MARK)
    ? { text: text.slice(1), words: 'no byte order mark' }
    : { text: BYTE_ORDER_MARK + text, words: 'a byte order mark' };
  return [{ text }, other];
}

/** White space at the ends of lines, and line breaks at the end of the file. */
function lineEnds(text: string): Way[] {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const bare = text.trimEnd();
  const stripped = text.replaceAll(/[ \t]+(?=\r?\n|$)/g, '');
  const finals = (it: string): Way[] => [
    { text: it, words: 'no line break at its end' },
    { text: it + newline, words: 'one line break at its end' },
    { text: it + newline + newline, words: 'an empty line at its end' },
  ];
  return [
    { text },
    ...finals(bare),
    { text: stripped, words: NO_TRAILING_SPACE },
    ...finals(stripped.trimEnd()).map((it) => ({
      text: it.text,
      words: `${NO_TRAILING_SPACE} and ${it.words}`,
    })),
  ];
}

const NO_TRAILING_SPACE = 'no white space at the ends of lines';

/** More would be a file of comments, where each try costs a checksum of all of it. */
const MOST_COMMENTS = 50;

function withoutComments(text: string): Way[] {
  const spans = commentSpans(text);
  if (spans.length === 0) return [];
  const without = (taken: typeof spans): string =>
    taken.reduceRight((left, { start, end }) => left.slice(0, start) + left.slice(end), text);
  const single = spans.slice(0, MOST_COMMENTS).map((span) => ({
    text: without([span]),
    words: `no comment at line ${placeAt(text, span.start).line}`,
  }));
  const header = spans.filter(({ start }, at) => at === 0 || isTogether(text, spans, at, start));
  return [
    ...single,
    { text: without(header).trimStart(), words: 'no comment at its head' },
    { text: without(spans), words: 'no comments' },
  ];
}

/** Whether nothing but white space and comments stands before the comment at `at`. */
function isTogether(
  text: string,
  spans: readonly { readonly start: number; readonly end: number }[],
  at: number,
  start: number,
): boolean {
  const between = spans.slice(0, at).map((span, index) => {
    return text.slice(span.end, spans[index + 1]?.start ?? start);
  });
  const before = text.slice(0, spans[0]?.start ?? 0);
  return [before, ...between].every((it) => it.trim() === '');
}

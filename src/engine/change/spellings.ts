import { commentSpans } from '../../sql/commentSpans.ts';
import { placeAt, type Span } from '../../sql/span.ts';
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
  const isLong = text.length > LONGEST;
  for (const end of isLong ? [{ text }] : lineEnds(text))
    for (const mark of marks(end.text))
      for (const ending of endings(mark.text)) {
        const kind = end.words ? 'trailing-space' : mark.words ? 'byte-order-mark' : 'line-endings';
        yield { text: ending.text, kind, words: wordsOf([end, mark, ending]) };
      }
  for (const removed of isLong ? [] : withoutComments(text))
    for (const ending of endings(removed.text)) {
      yield { text: ending.text, kind: 'comments', words: wordsOf([removed, ending]) };
    }
}

/**
 * UTF-16 units. Each guess costs a copy and a checksum, and a plan must not keep the editor waiting:
 * all guesses at 100 kB take up to 0.3 s. Of a longer text only mark and line endings are guessed.
 */
const LONGEST = 100_000;

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
  const single = spans.slice(0, MOST_COMMENTS).map((span) => ({
    text: without(text, [span]),
    words: `no comment at line ${placeAt(text, span.start).line}`,
  }));
  return [
    ...single,
    { text: without(text, headerOf(text, spans)).trimStart(), words: 'no comment at its head' },
    { text: without(text, spans), words: 'no comments' },
  ];
}

function without(text: string, spans: readonly Span[]): string {
  const starts = [0, ...spans.map(({ end }) => end)];
  return starts.map((start, at) => text.slice(start, spans[at]?.start)).join('');
}

/** The comments before the first statement. */
function headerOf(text: string, spans: readonly Span[]): Span[] {
  const header: Span[] = [];
  for (const span of spans) {
    const before = header.at(-1)?.end ?? 0;
    if (text.slice(before, span.start).trim() !== '') break;
    header.push(span);
  }
  return header;
}

import type { Span } from '../../sql/span.ts';
import type { PlaceSpan } from '../lint/shownFinding.ts';

/** A line of a drawn piece of code. */
export interface FrameLine {
  /** The number of the line, or blanks, and the bar behind it. */
  readonly margin: string;
  readonly text: string;
  /** True for the carets. */
  readonly isMark: boolean;
}

export interface CodeFrame {
  /** How wide the numbers of the lines are. */
  readonly gutter: number;
  readonly lines: readonly FrameLine[];
}

/** What is shown of a line; a generated one may have a million columns. */
const WIDEST = 160;

/** The line that a span begins on, with carets below; of a span of several lines it says so. */
export function codeFrame(text: string, { start, end }: Span, place: PlaceSpan): CodeFrame {
  const number = `${place.start.line}`;
  const bar = `${' '.repeat(number.length)} |`;
  const lineStart = start - (place.start.column - 1);
  const lineEnd = /\r?\n|$/g;
  lineEnd.lastIndex = lineStart;
  const from = Math.max(lineStart, start - FAR);
  const to = Math.min(lineEnd.exec(text)?.index ?? text.length, from + WIDEST);
  const carets = Math.max(1, shown(text.slice(start, Math.min(end, to))).trimEnd().length);
  const more = place.end.line > place.start.line ? ' ...' : '';
  const mark = ' '.repeat(shown(text.slice(from, start)).length) + '^'.repeat(carets) + more;
  return {
    gutter: number.length,
    lines: [
      { margin: bar, text: '', isMark: false },
      { margin: `${number} |`, text: shown(text.slice(from, to)), isMark: false },
      { margin: bar, text: mark, isMark: true },
    ],
  };
}

/** What is shown before the span of a line that is too long. */
const FAR = 100;

/** A tab is as wide as the terminal likes, and what controls it is not for it to see. */
function shown(text: string): string {
  return text
    .replaceAll('\t', '    ')
    .replaceAll('\uFEFF', '')
    .replaceAll(/\p{Cc}/gu, '\u00b7');
}

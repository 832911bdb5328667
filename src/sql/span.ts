/** A stretch of a text, as UTF-16 offsets; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A place a person can go to: line and column count from 1, the column in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** The place of a UTF-16 offset. A carriage return belongs to the line it ends. */
export function placeAt(text: string, offset: number): Place {
  const end = Math.min(offset, text.length);
  let line = 1;
  let lineStart = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) {
    line++;
    lineStart = at + 1;
  }
  return { line, column: end - lineStart + 1 };
}

/** The UTF-16 offset of a place, which is in the text. */
export function offsetAt(text: string, { line, column }: Place): number {
  let start = 0;
  for (let left = line - 1; left > 0; left--) start = text.indexOf('\n', start) + 1;
  return start + column - 1;
}

/**
 * The UTF-16 offset of a position as PostgreSQL's field `P` counts it: characters (code points),
 * the first being 1. Source: PostgreSQL, "Error and Notice Message Fields".
 */
export function offsetOfPosition(text: string, position: number): number {
  let offset = 0;
  for (let left = position - 1; left > 0 && offset < text.length; left--) {
    offset += (text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1;
  }
  return offset;
}

/**
 * Lines for a terminal, many in each text: to write each by itself takes time, and all as one text
 * can be longer than a string may be (0.5 GB).
 */
export function* inParts(lines: Iterable<string>): Iterable<string> {
  let part: string[] = [];
  for (const it of lines) {
    if (part.length === PART) {
      yield part.join('\n');
      part = [];
    }
    part.push(it);
  }
  if (part.length > 0) yield part.join('\n');
}

const PART = 256;

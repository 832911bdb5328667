/**
 * Lines for a terminal, many in each text: to write each by itself takes time, and all as one text
 * can be longer than a string may be (0.5 GB). They are added up and not joined: so V8 copies them
 * once, when they are written.
 */
export function* inParts(lines: Iterable<string>): Iterable<string> {
  let part = '';
  let count = 0;
  for (const it of lines) {
    part = count === 0 ? it : `${part}\n${it}`;
    count++;
    if (count < PART) continue;
    yield part;
    count = 0;
  }
  if (count > 0) yield part;
}

const PART = 256;

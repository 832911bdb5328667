/**
 * Turns offsets in a text's UTF-8 bytes, as libpg_query counts, into UTF-16 offsets. They may be
 * asked for in any order: the characters beyond ASCII are noted once, and then searched.
 */
export function byteOffsets(text: string): (bytes: number) => number {
  if (Buffer.byteLength(text) === text.length) return (bytes) => Math.min(bytes, text.length);
  const wide = wideCharacters(text);
  return (bytes) => {
    const { byte, offset } = lastBefore(wide, bytes);
    return Math.min(offset + (bytes - byte), text.length);
  };
}

/** Where ASCII goes on after a wider character, in both ways of counting. */
interface Checkpoint {
  readonly byte: number;
  readonly offset: number;
}

function wideCharacters(text: string): Checkpoint[] {
  const found: Checkpoint[] = [{ byte: 0, offset: 0 }];
  let byte = 0;
  for (let offset = 0; offset < text.length; ) {
    const code = text.codePointAt(offset) ?? 0;
    byte += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    offset += code < 0x10000 ? 1 : 2;
    if (code >= 0x80) found.push({ byte, offset });
  }
  return found;
}

function lastBefore(sorted: readonly Checkpoint[], byte: number): Checkpoint {
  let [low, high] = [0, sorted.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sorted[middle]?.byte ?? 0) <= byte) low = middle;
    else high = middle - 1;
  }
  return sorted[low] ?? { byte: 0, offset: 0 };
}

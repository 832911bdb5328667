/**
 * Turns offsets in a text's UTF-8 bytes, as libpg_query counts, into UTF-16 offsets. The offsets
 * must be asked for in rising order, so that one pass over the text answers them all.
 */
export function utf8Offsets(text: string): (bytes: number) => number {
  if (Buffer.byteLength(text) === text.length) return (bytes) => bytes;
  let [bytesRead, offset] = [0, 0];
  return (bytes) => {
    while (bytesRead < bytes && offset < text.length) {
      const code = text.codePointAt(offset) ?? 0;
      bytesRead += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
      offset += code < 0x10000 ? 1 : 2;
    }
    return offset;
  };
}

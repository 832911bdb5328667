/** The known word that was probably meant by one that is not known; undefined where none is near. */
export function nearName(word: string, known: Iterable<string>): string | undefined {
  let [best, least] = [undefined as string | undefined, Math.ceil(word.length / 3) + 1];
  for (const it of known) {
    const distance = isPartOf(word, it) ? 1 : distanceOf(word, it, least);
    if (distance < least) [best, least] = [it, distance];
  }
  return best;
}

/** `drop-column` is near `ban-drop-column`. */
function isPartOf(word: string, other: string): boolean {
  return word.length > 4 && (other.endsWith(`-${word}`) || other.startsWith(`${word}-`));
}

/** How many letters to add, take out or change, as Levenshtein counts; at `limit` it is too many. */
function distanceOf(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? limit;
}

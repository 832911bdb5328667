import type { Statement } from '../../sql/parser.ts';

/** All names and words of a statement, also those of the code and the texts in it. */
export function namesIn({ node }: Statement): ReadonlySet<string> {
  const names = new Set<string>();
  const left: unknown[] = [node];
  while (left.length > 0) {
    const next = left.pop();
    if (typeof next === 'string') addWords(names, next);
    else if (typeof next === 'object' && next !== null) left.push(...Object.values(next));
  }
  return names;
}

function addWords(names: Set<string>, text: string): void {
  names.add(text);
  if (/^\w+$/.test(text)) return;
  for (const [word] of text.matchAll(/[\p{L}_][\p{L}\p{N}_$]*/gu)) {
    names.add(word);
    names.add(word.toLowerCase());
  }
}

import { readToken, type Token } from '../../sql/lexer.ts';
import { replacement } from '../fix.ts';
import type { Rule } from '../rule.ts';

/** NAMEDATALEN - 1 (PostgreSQL, "Identifiers and Key Words"). */
const MOST_BYTES = 63;

export const identifierTooLong: Rule = {
  name: 'identifier-too-long',
  summary: 'Names beyond 63 bytes are cut off, and two of them may become the same',
  severity: 'warning',
  category: 'correctness',
  preset: 'recommended',
  isFixable: true,
  check: {
    each: 'script',
    *look({ text }) {
      for (const { token, name } of longNames(text)) {
        const kept = cut(name);
        const quote = text[token.start] === '"' ? '"' : '';
        yield {
          span: { start: token.start, end: token.end },
          message: `PostgreSQL keeps only the first ${MOST_BYTES} bytes of a name: this one becomes "${kept}". Another long name may become the same.`,
          help: 'Give it a shorter name.',
          fixes: [
            {
              title: 'Cut the name as PostgreSQL does',
              isSafe: true,
              edits: [replacement(token, `${quote}${kept.replaceAll('"', '""')}${quote}`)],
            },
          ],
        };
      }
    },
  },
};

/** Most scripts have none, which one look at the text tells. */
function* longNames(text: string): Generator<{ token: Token; name: string }> {
  if (!CANDIDATE.test(text)) return;
  for (let at = 0; at < text.length; ) {
    const token = readToken(text, at);
    at = token.end;
    const name = nameOf(text, token);
    if (name !== undefined && Buffer.byteLength(name) > MOST_BYTES) yield { token, name };
  }
}

/** A word or a quoted name of 64 bytes has at least 22 UTF-16 units. */
const CANDIDATE = /[\w$\u0080-\uffff]{64}|[\w$]*[\u0080-\uffff][\w$\u0080-\uffff]{20}|"[^"]{22}/;

function nameOf(text: string, { kind, start, end }: Token): string | undefined {
  if (kind === 'word') return text.slice(start, end);
  if (kind !== 'literal' || text[start] !== '"') return undefined;
  return text.slice(start + 1, end - 1).replaceAll('""', '"');
}

/** As many whole characters as there is room for. */
function cut(name: string): string {
  let kept = '';
  for (const character of name) {
    if (Buffer.byteLength(kept + character) > MOST_BYTES) return kept;
    kept += character;
  }
  return kept;
}

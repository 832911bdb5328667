import { readToken, tokenEnd } from '../../sql/lexer.ts';
import type { Span } from '../../sql/span.ts';
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
          span: token,
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

function* longNames(text: string): Generator<{ token: Span; name: string }> {
  for (let start = 0; start < text.length; ) {
    const end = tokenEnd(text, start);
    const name = end - start < LEAST_UNITS ? undefined : nameOf(text, start);
    if (name !== undefined && Buffer.byteLength(name) > MOST_BYTES) {
      yield { token: { start, end }, name };
    }
    start = end;
  }
}

/** What has 64 bytes has at least so many UTF-16 units. */
const LEAST_UNITS = 22;

function nameOf(text: string, at: number): string | undefined {
  const { kind, start, end } = readToken(text, at);
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

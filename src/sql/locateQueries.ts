import { readToken } from './lexer.ts';
import type { PlpgsqlQuery } from './plpgsqlQueries.ts';

/** A query with its offset in the code. */
export interface LocatedQuery extends PlpgsqlQuery {
  readonly start: number;
}

/** Finds queries in the code they come from, in its order; those that are not found are left out. */
export function locateQueries(code: string, queries: readonly PlpgsqlQuery[]): LocatedQuery[] {
  const found: LocatedQuery[] = [];
  const reader = new Reader(code);
  for (const it of queries) {
    const start = reader.find(it);
    if (start !== undefined) found.push({ ...it, start });
  }
  return found;
}

class Reader {
  readonly #code: string;
  #at = 0;
  #line = 1;

  constructor(code: string) {
    this.#code = code;
  }

  /** The first place from the query's line on, and behind the queries before it. */
  find({ query, line, isPerform }: PlpgsqlQuery): number | undefined {
    const [at, lineNow] = [this.#at, this.#line];
    const written = isPerform ? query.replace(/^SELECT/, '') : query;
    while (this.#at < this.#code.length) {
      const { kind, start, end } = readToken(this.#code, this.#at);
      if (kind === 'word' && this.#line >= line) {
        const from = isPerform ? end : start;
        const isHere = !isPerform || this.#code.slice(start, end).toLowerCase() === 'perform';
        if (isHere && matches(this.#code, from, written)) {
          this.#move(from + written.length);
          return start;
        }
        if (this.#line > line + 1) break;
      }
      this.#move(end);
    }
    [this.#at, this.#line] = [at, lineNow];
    return undefined;
  }

  #move(to: number): void {
    for (; this.#at < to; this.#at++) if (this.#code[this.#at] === '\n') this.#line++;
  }
}

/** INTO and its targets are blanks in the query. */
function matches(code: string, at: number, query: string): boolean {
  if (code.startsWith(query, at)) return true;
  if (at + query.length > code.length || code[at] !== query[0]) return false;
  for (let index = 0; index < query.length; index++) {
    if (query[index] !== ' ' && query[index] !== code[at + index]) return false;
  }
  return true;
}

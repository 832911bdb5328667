import { byteOffsets } from './byteOffsets.ts';
import { LazyStatement } from './lazyStatement.ts';
import type { Node } from './node.ts';
import { type BodyParser, type Carrier, parseBody } from './parseBody.ts';
import type { Body, ParsedScript, Parser, Statement, SyntaxProblem } from './parser.ts';
import { offsetOfPosition, type Span } from './span.ts';
import { significantSpan, splitStatements } from './split.ts';

type Library = typeof import('libpg-query');

/**
 * PostgreSQL 18's parser. It is loaded here and not on import, since that compiles 1.7 MB of WASM
 * (17 ms). libpg-query looks for `libpg-query.wasm` beside its own file; when bundled, that is
 * beside the bundle. Rejects when the file is not there.
 */
export async function loadParser(): Promise<Parser> {
  const library = await import('libpg-query');
  await library.loadModule();
  return { parse: (text) => parseScript(library, text) };
}

/** libpg_query reads a C string, which ends at the first NUL. The server takes none either. */
function parseScript(library: Library, text: string): ParsedScript {
  const nul = text.indexOf('\0');
  if (nul < 0) return parseChunks(library, text);
  if (WIDE.test(text)) return { statements: [], problem: { message: WIDE_MESSAGE, offset: 0 } };
  const { statements, problem } = parseChunks(library, text.slice(0, nul));
  return {
    statements,
    problem: problem ?? {
      message: 'NUL character, which PostgreSQL does not take; remove it',
      offset: nul,
    },
  };
}

/** UTF-16 without a byte order mark is UTF-8, too, if it is English: with a NUL for every letter. */
const WIDE = /^(?:[^\0]\0[^\0]\0|\0[^\0]\0[^\0])/;
const WIDE_MESSAGE = 'it is UTF-16, and the server is sent UTF-8; save it as UTF-8';

/**
 * UTF-16 units that are parsed at once. A script of usual size goes to the parser as it is; the
 * tree of a 12 MB script took 0.7 GB in one go.
 */
const CHUNK = 1024 * 1024;

function parseChunks(library: Library, text: string): ParsedScript {
  const statements: Statement[] = [];
  let first: SyntaxProblem | undefined;
  for (const { start, end } of chunksOf(text)) {
    const { statements: taken, problem } = parseChunk(library, text.slice(start, end), start);
    for (const statement of taken) statements.push(statement);
    first ??= problem;
  }
  return first ? { statements, problem: first } : { statements };
}

function* chunksOf(text: string): Generator<Span> {
  let start = 0;
  if (text.length > CHUNK) {
    for (const { next } of splitStatements(text)) {
      if (next - start < CHUNK) continue;
      yield { start, end: next };
      start = next;
    }
  }
  if (start < text.length) yield { start, end: text.length };
}

function parseChunk(library: Library, text: string, base: number): ParsedScript {
  try {
    return { statements: parseText(library, text, base) };
  } catch (error) {
    return parsePieces(library, text, base, syntaxProblem(library, error, text, base));
  }
}

/**
 * After a failure: what the parser takes, statement by statement. A failure without a position
 * (a tree too deep or too large for the machine) is put on the first statement that fails alone.
 */
function parsePieces(
  library: Library,
  text: string,
  base: number,
  problem: SyntaxProblem | undefined,
): ParsedScript {
  const statements: Statement[] = [];
  let first = problem;
  for (const { span } of splitStatements(text)) {
    const start = span.start + (isMark(text, base + span.start) ? 1 : 0);
    try {
      statements.push(...parseText(library, text.slice(start, span.end), base + start));
    } catch (error) {
      first ??= tooLarge(error, base + start);
    }
  }
  return first ? { statements, problem: first } : { statements };
}

/** A byte order mark at the beginning of a script is a problem, and the statement behind it is none. */
function isMark(text: string, offset: number): boolean {
  return offset === 0 && text.startsWith('\ufeff');
}

/** Throws what libpg-query throws. */
function parseText(library: Library, text: string, base: number): Statement[] {
  const { stmts = [] } = library.parseSync(text);
  const offsetOf = byteOffsets(text);
  // What has no place in the text has -1 (PostgreSQL's `ParseLoc`), also behind what is before it.
  const offsetAt = (location: number): number =>
    location < 0 ? location : base + offsetOf(location);
  return stmts.map(({ stmt = {}, stmt_location = 0, stmt_len }) => {
    const start = offsetOf(stmt_location);
    const end = stmt_len ? offsetOf(stmt_location + stmt_len) : text.length;
    const [kind = ''] = Object.keys(stmt);
    const node = (stmt as Readonly<Record<string, Node>>)[kind] ?? {};
    const find = (): Span => shifted(significantSpan(text, { start, end }), base);
    const bodyOf = CARRIERS.has(kind)
      ? (statement: Statement) => bodyIn(library, { statement, text, base })
      : undefined;
    return new LazyStatement({ kind, node, offsetAt }, find, bodyOf);
  });
}

const CARRIERS: ReadonlySet<string> = new Set(['DoStmt', 'CreateFunctionStmt']);

/** It is parsed once, and only if someone asks. */
function bodyIn(library: Library, carrier: Carrier): () => Body | undefined {
  let found: { readonly body: Body | undefined } | undefined;
  return () => {
    found ??= { body: parseBody(carrier, bodyParser(library)) };
    return found.body;
  };
}

function bodyParser(library: Library): BodyParser {
  return {
    statements: (query, base) => parseText(library, query, base),
    problem: (sql) => problemOf(library, sql),
    plpgsql: (sql) => {
      try {
        return { tree: library.parsePlPgSQLSync(sql) as unknown as Node };
      } catch (error) {
        return { message: error instanceof Error ? error.message : String(error) };
      }
    },
  };
}

function problemOf(library: Library, sql: string): SyntaxProblem | undefined {
  if (sql === '') return undefined;
  try {
    library.parseSync(sql);
    return undefined;
  } catch (error) {
    return syntaxProblem(library, error, sql, 0);
  }
}

function shifted({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

/** libpg-query counts the position of an error in code points from 0. */
function syntaxProblem(
  library: Library,
  error: unknown,
  text: string,
  base: number,
): SyntaxProblem | undefined {
  if (!library.hasSqlDetails(error)) return undefined;
  const position = (error.sqlDetails?.cursorPosition ?? 0) + 1;
  return { message: error.message, offset: base + offsetOfPosition(text, position) };
}

function tooLarge(error: unknown, offset: number): SyntaxProblem {
  const reason = error instanceof Error ? error.message : String(error);
  return { message: `the statement is too large to be checked (${reason})`, offset };
}

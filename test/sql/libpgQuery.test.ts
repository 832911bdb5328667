import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { loadParser } from '../../src/sql/libpgQuery.ts';

const parser = await loadParser();

/** Statements as the parser finds them, cut out of the text by their spans. */
function texts(sql: string): string[] {
  return parser.parse(sql).statements.map(({ span }) => sql.slice(span.start, span.end));
}

const SPANS: readonly [name: string, sql: string, statements: readonly string[]][] = [
  ['an empty file has none', '', []],
  ['nor has one of comments', '-- only\n/* comments */\n', []],
  ['nor one of semicolons', ';;\n;', []],
  ['the semicolon is left out', 'SELECT 1;', ['SELECT 1']],
  ['space and comments around are left out', '\n-- a\n SELECT 1 /* b */ ;\n-- c', ['SELECT 1']],
  ['comments inside stay', 'SELECT /* b */ 1 -- c\n', ['SELECT /* b */ 1']],
  ['the last needs no semicolon', 'SELECT 1; SELECT 2\n', ['SELECT 1', 'SELECT 2']],
  ['lines may end in CRLF', '-- a\r\nSELECT\r\n1;\r\nSELECT 2;\r\n', ['SELECT\r\n1', 'SELECT 2']],
  ['or in a lone carriage return', '-- a\rSELECT 1;\r', ['SELECT 1']],
  ['comments nest', '/* /* ; */ ; */ SELECT 1; SELECT 2', ['SELECT 1', 'SELECT 2']],
  [
    'a semicolon in quotes is text',
    `SELECT ';"', "a;'" FROM t; SELECT 2`,
    [`SELECT ';"', "a;'" FROM t`, 'SELECT 2'],
  ],
  ['a doubled quote is one', `SELECT 'it''s; '; SELECT 2`, [`SELECT 'it''s; '`, 'SELECT 2']],
  ['a backslash is text', `SELECT '\\'; SELECT 2`, [`SELECT '\\'`, 'SELECT 2']],
  ['but not in an E string', `SELECT E'\\'; '; SELECT 2`, [`SELECT E'\\'; '`, 'SELECT 2']],
  [
    'dollar quotes nest by their tags',
    'DO $a$ BEGIN EXECUTE $b$ SELECT 1; $$ ; $$ $b$; END $a$; SELECT 2',
    ['DO $a$ BEGIN EXECUTE $b$ SELECT 1; $$ ; $$ $b$; END $a$', 'SELECT 2'],
  ],
  [
    'a quote without its end in a comment, and an apostrophe in a dollar quote',
    "-- it's\n/* \" */ SELECT $$it's;$$; SELECT $é$;$$;$é$; SELECT $1, $2;",
    ["SELECT $$it's;$$", 'SELECT $é$;$$;$é$', 'SELECT $1, $2'],
  ],
  ['CRLF in quotes stays', "SELECT 'a;\r\nb';\r\nSELECT 2", ["SELECT 'a;\r\nb'", 'SELECT 2']],
  [
    'strings on two lines are one, and combining marks are characters',
    "SELECT 'a'\r\n  'b;' ; SELECT 'e\u0301👩‍👧';SELECT 3",
    ["SELECT 'a'\r\n  'b;'", "SELECT 'e\u0301👩‍👧'", 'SELECT 3'],
  ],
  [
    'names may have any letter',
    'CREATE TABLE "тест;ü" (größe int); SELECT 名 FROM 表;',
    ['CREATE TABLE "тест;ü" (größe int)', 'SELECT 名 FROM 表'],
  ],
  [
    'astral characters count as two units',
    "SELECT '😀é'; SELECT '𝒜' ;",
    ["SELECT '😀é'", "SELECT '𝒜'"],
  ],
  [
    'an SQL body keeps its semicolons',
    'CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END; SELECT 3',
    ['CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END', 'SELECT 3'],
  ],
  [
    'so do the actions of a rule',
    'CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2); SELECT 3',
    ['CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2)', 'SELECT 3'],
  ],
];

suite('spans of statements', () => {
  for (const [name, sql, statements] of SPANS) {
    test(name, () => assert.deepEqual(texts(sql), statements));
  }
});

const ERRORS: readonly [
  name: string,
  sql: string,
  at: string,
  message: RegExp,
  taken: readonly string[],
][] = [
  [
    'a misspelt word',
    'SELECT 1; SELEC 2; SELECT 3',
    'SELEC 2',
    /at or near "SELEC"/,
    ['SELECT 1', 'SELECT 3'],
  ],
  ['the first of two', 'SELEC 1; SELECT 2; SELEC 3', 'SELEC 1', /"SELEC"/, ['SELECT 2']],
  ['after astral characters', "SELECT '😀é'; SELEC 2", 'SELEC 2', /SELEC/, ["SELECT '😀é'"]],
  [
    'in the middle of a statement',
    'SELECT 1; CREATE TABLE t (a int,)',
    ')',
    /near "\)"/,
    ['SELECT 1'],
  ],
  ['at the end of the text', 'SELECT 1; SELECT (1', '', /end of input/, ['SELECT 1']],
  [
    'a string without end',
    "SELECT 1; SELECT 'a; SELECT 3",
    "'a;",
    /unterminated quoted/,
    ['SELECT 1'],
  ],
  ['a body without end', 'SELECT 1; DO $$ a; b', '$$ a', /unterminated dollar/, ['SELECT 1']],
  ['a comment without end', 'SELECT 1; /* a', '/* a', /unterminated \/\*/, ['SELECT 1']],
  [
    'a byte order mark, as the server',
    '\ufeffSELECT 1; SELECT 2',
    '\ufeff',
    /syntax error/,
    ['SELECT 1', 'SELECT 2'],
  ],
  ['with comments behind it', '\ufeff-- é\r\nSELECT 1', '\ufeff', /syntax error/, ['SELECT 1']],
  ['a NUL character', 'SELECT 1; SELECT 2 \0 x', '\0', /NUL/, ['SELECT 1', 'SELECT 2']],
  ['UTF-16 that is read as UTF-8', 'S\0E\0L\0E\0C\0T\0 \x001\0;\0', 'S', /it is UTF-16/, []],
  ['its bytes the other way round', '\0S\0E\0L', '\0', /it is UTF-16/, []],
  ['an error before a NUL character', 'SELEC 1 \0 x', 'SELEC', /SELEC/, []],
  ['a meta-command of psql', 'SELECT 1;\n\\set x 1\n', '\\set', /\\/, ['SELECT 1']],
];

suite('a syntax error is a value', () => {
  for (const [name, sql, at, message, taken] of ERRORS) {
    test(name, () => {
      const { statements, problem } = parser.parse(sql);
      assert.match(problem?.message ?? '', message);
      assert.equal(problem?.offset, at === '' ? sql.length : sql.indexOf(at));
      assert.deepEqual(
        statements.map(({ span }) => sql.slice(span.start, span.end)),
        taken,
      );
    });
  }
});

test('an expression too deep for the machine is a value, too', () => {
  const sql = `SELECT 1; SELECT 1${'+1'.repeat(30_000)}; SELECT 3`;
  const { statements, problem } = parser.parse(sql);
  assert.equal(statements.length, 2);
  assert.equal(problem?.offset, 10);
  assert.match(problem?.message ?? '', /too large/);
  assert.equal(parser.parse('SELECT 1').statements.length, 1);
});

/** What is nested deeper than the parser's memory or the machine's stack allows. */
const DEEP: Readonly<Record<string, string>> = {
  parentheses: `SELECT ${'('.repeat(50_000)}1${')'.repeat(50_000)}`,
  'parentheses without end': `SELECT ${'('.repeat(50_000)}`,
  'queries in queries': `SELECT ${'(SELECT '.repeat(20_000)}1${')'.repeat(20_000)}`,
  negations: `SELECT ${'NOT '.repeat(100_000)}true`,
  'a long sum': `SELECT 1${' + 1'.repeat(100_000)}`,
  'a long concatenation': `SELECT ''${" || 'x'".repeat(100_000)}`,
  arrays: `SELECT ${'ARRAY['.repeat(20_000)}1${']'.repeat(20_000)}`,
  'a long chain of unions': `SELECT 1${' UNION SELECT 1'.repeat(20_000)}`,
  'cases in cases': `SELECT ${'CASE WHEN '.repeat(20_000)}true${' THEN 1 END'.repeat(20_000)}`,
};

suite('a statement too deep for the machine is a problem at its place, and no other is lost:', () => {
  for (const [name, sql] of Object.entries(DEEP)) {
    test(name, () => {
      const text = `SELECT 1; ${sql}; SELECT 3`;
      const { statements, problem } = parser.parse(text);
      assert.ok(problem && problem.offset >= 10 && problem.offset <= text.length);
      const rest = sql.endsWith('(') ? ['SELECT 1'] : ['SELECT 1', 'SELECT 3'];
      assert.deepEqual(
        statements.map(({ span }) => text.slice(span.start, span.end)),
        rest,
      );
    });
  }
});

test('a wide statement is none of these', () => {
  const values = Array.from({ length: 50_000 }, (_, index) => `(${index}, 'é')`).join(',\n');
  const { statements, problem } = parser.parse(`INSERT INTO t VALUES ${values};SELECT 2`);
  assert.deepEqual([statements.length, problem], [2, undefined]);
});

test('a file of 10 MB keeps exact spans across its chunks', () => {
  const row = `INSERT INTO t VALUES (1, 'é😀 ${'lorem ipsum '.repeat(9)}');\n`;
  const count = Math.ceil((10 * 1024 * 1024) / row.length);
  const { statements, problem } = parser.parse(row.repeat(count));
  const starts = statements.map(({ span }) => span.start);
  assert.equal(problem, undefined);
  assert.deepEqual(
    starts,
    Array.from({ length: count }, (_, index) => index * row.length),
  );
});

test('a file of 10 MB names its last line when that is wrong', () => {
  const text = `SELECT '${'é'.repeat(100)}';\n`.repeat(93_000);
  assert.equal(parser.parse(`${text}SELEC`).problem?.offset, text.length);
});

test('a file of 10 MB is read on to its end when its first line is wrong', () => {
  const row = `SELECT '${'x'.repeat(1000)}';\n`;
  const { statements, problem } = parser.parse(`SELEC;\n${row.repeat(10_000)}`);
  assert.deepEqual([statements.length, problem?.offset], [10_000, 0]);
});

test('one literal of 10 MB is one statement', () => {
  const sql = `DO $$${';'.repeat(10 * 1024 * 1024)}$$`;
  assert.deepEqual(parser.parse(sql).statements[0]?.span, { start: 0, end: sql.length });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadParser } from '../../src/sql/libpgQuery.ts';

const parser = await loadParser();

function bodies(sql: string) {
  return parser.parse(sql).statements.flatMap(({ body }) => body?.() ?? []);
}

/** What is wrong, and a caret before the place: `‸`. */
function problems(sql: string): string[] {
  return bodies(sql).flatMap(({ problem }) =>
    problem
      ? `${problem.message}: ${sql.slice(Math.max(0, problem.offset - 8), problem.offset)}‸${sql.slice(problem.offset, problem.offset + 8)}`
      : [],
  );
}

const wrong: Record<string, string> = {
  'DO $$ BEGIN NULL; SELEC 1; END $$': 'syntax error at or near "SELEC": N NULL; ‸SELEC 1;',
  "DO 'BEGIN NULL; PERFORM ''ü''; SELEC 1; END'":
    "syntax error at or near \"SELEC\":  ''ü''; ‸SELEC 1;",
  'DO $$ begin\r\n if then null; end if; end $$':
    'missing expression at or near "then": in\r\n if ‸then nul',
  'DO $$ begin alter table; end $$': 'syntax error at end of input: er table‸; end $$',
  'DO $$ begin if a then create index n t (a); end if; end $$':
    'syntax error at or near "t": index n ‸t (a); e',
  'DO $$ begin if a then null; end; $$': 'syntax error at or near ";": ull; end‸; $$',
  'DO $$ declare x int; begin y := x; end $$': '"y" is not a known variable: ; begin ‸y := x; ',
  "DO $$ begin null; raise '%', 1, 2; end $$":
    "too many parameters specified for RAISE: n null; ‸raise '%",
  'DO $$ begin null; exception when nosuch then null; end $$':
    'unrecognized exception condition "nosuch": on when ‸nosuch t',
  'DO $$ declare a int; a text; begin null; end $$':
    'duplicate declaration at or near "a":  a int; ‸a text; ',
  'DO $$ begin if true then "X" := 1; end if; end $$':
    '"X" is not a known variable: ue then ‸"X" := 1',
  'DO $$ begin null; insert into t values (1; end $$':
    'unexpected end of function definition at end of input: ues (1; ‸end $$',
  "SELECT '😀'; DO $a$ begin foo; end $a$": 'syntax error at or near "foo": $ begin ‸foo; end',
  "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT ''ü'', 1; SELEC 1'": `syntax error at or near "SELEC": ü'', 1; ‸SELEC 1'`,
  'CREATE FUNCTION f() RETURNS int AS $$ BEGIN RETURN 1 + ; END $$ LANGUAGE plpgsql':
    'syntax error at end of input: URN 1 + ‸; END $$',
};

describe('what is wrong in a body is told at its place', () => {
  for (const [sql, expected] of Object.entries(wrong)) {
    test(sql, () => assert.deepEqual(problems(sql), [expected]));
  }
});

const right: readonly string[] = [
  "DO $$ BEGIN RAISE NOTICE '%', 1; END $$",
  "DO E'BEGIN NULL;\\n END'",
  'CREATE FUNCTION f(a t.x%TYPE) RETURNS t AS $$ BEGIN a := 1; RETURN a; END $$ LANGUAGE plpgsql',
  'CREATE FUNCTION f() RETURNS TABLE (x int) AS $$ BEGIN x := 1; RETURN NEXT; END $$ LANGUAGE plpgsql',
  'CREATE FUNCTION f() RETURNS trigger AS $$ BEGIN NEW.x := 1; RETURN NEW; END $$ LANGUAGE plpgsql',
  'DO $$ DECLARE r pg_class%ROWTYPE; BEGIN r.oid := 1; END $$',
  'CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS $$ SELECT $1 + a; $$',
  "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS ''",
  "CREATE FUNCTION f() RETURNS int LANGUAGE c AS 'lib', 'symbol'",
  'CREATE FUNCTION f() RETURNS int LANGUAGE plpython3u AS $$ return 1 $$',
  'CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; END',
];

describe('nothing is wrong in', () => {
  for (const sql of right) test(sql, () => assert.deepEqual(problems(sql), []));
});

test('statements of a DO block, with their places and whether they always run', () => {
  const sql = `/* ü */ DO $$
DECLARE x int; r record;
BEGIN
  ALTER TABLE "ü😀" ADD a int; -- ALTER TABLE b ADD c int;
  IF NOT EXISTS (SELECT 1) THEN /* CREATE TABLE c (); */ CREATE TABLE c (); END IF;
  BEGIN CREATE TYPE x AS ENUM ('a'); EXCEPTION WHEN duplicate_object THEN NULL; END;
  FOR i IN 1..3 LOOP PERFORM  f(i); END LOOP;
  FOR r IN SELECT 1 LOOP CREATE SCHEMA a; END LOOP;
  WHILE x < 3 LOOP CREATE SCHEMA b; END LOOP;
  LOOP CREATE SCHEMA c; EXIT; END LOOP;
  INSERT INTO t VALUES (1) RETURNING a INTO x;
  CASE x WHEN 1 THEN DROP TABLE d; ELSE DELETE FROM e; END CASE;
  IF x > 0 THEN RETURN; END IF;
  EXECUTE 'DROP TABLE f';
  UPDATE g SET a = 1;
END $$;`;
  const statements = bodies(sql).flatMap((it) => it.statements);
  assert.deepEqual(
    statements.map(({ kind, span, inDo }) => [
      kind,
      sql.slice(span.start, span.end),
      inDo.isGuarded,
    ]),
    [
      ['AlterTableStmt', 'ALTER TABLE "ü😀" ADD a int', false],
      ['CreateStmt', 'CREATE TABLE c ()', true],
      ['CreateEnumStmt', "CREATE TYPE x AS ENUM ('a')", true],
      ['SelectStmt', 'PERFORM  f(i)', false],
      ['CreateSchemaStmt', 'CREATE SCHEMA a', true],
      ['CreateSchemaStmt', 'CREATE SCHEMA b', true],
      ['CreateSchemaStmt', 'CREATE SCHEMA c', false],
      ['InsertStmt', 'INSERT INTO t VALUES (1) RETURNING a', false],
      ['DropStmt', 'DROP TABLE d', true],
      ['DeleteStmt', 'DELETE FROM e', true],
      ['UpdateStmt', 'UPDATE g SET a = 1', true],
    ],
  );
});

test("places inside of an embedded statement are the script's", () => {
  const sql = 'SELECT 1; DO $$ BEGIN NULL; ALTER TABLE é ADD CONSTRAINT ü CHECK (true); END $$';
  const [statement] = bodies(sql).flatMap((it) => it.statements);
  const tree = JSON.stringify(statement?.node);
  const location = Number(/.*"location":(\d+)/.exec(tree)?.[1]);
  assert.ok(sql.slice(statement?.offsetAt(location)).startsWith('CONSTRAINT ü'));
});

test('the code of a quoted block with doubled quotes is checked, and its statements are left out', () => {
  assert.deepEqual(
    bodies("DO 'BEGIN INSERT INTO t VALUES (''a''); END'").map((it) => it.statements),
    [[]],
  );
});

test('deep and long code neither throws nor hangs', () => {
  const nested = `DO $$ ${'BEGIN '.repeat(3000)} NULL; ${'END; '.repeat(3000)} $$`;
  const deeper = `DO $$ ${'BEGIN '.repeat(50_000)} NULL; ${'END; '.repeat(50_000)} $$`;
  const long = `DO $$ BEGIN ${'INSERT INTO t VALUES (1); '.repeat(20_000)} SELEC; END $$`;
  assert.deepEqual(problems(nested), []);
  assert.match(problems(deeper)[0] ?? '', /memory exhausted/);
  assert.match(problems(long)[0] ?? '', /near "SELEC".*‸SELEC/);
});

test('what has no place in the text has none in a body either', () => {
  const sql = 'SELECT 1;\nDO $$ BEGIN CREATE POLICY own ON t USING (true); END $$;\n';
  const [statement] = parser.parse(sql).statements[1]?.body?.()?.statements ?? [];
  assert.equal(statement?.kind, 'CreatePolicyStmt');
  assert.equal(statement.offsetAt(-1), -1);
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Loss } from '../../src/rehearsal/survival/loss.ts';
import { context, rehearseCase } from './rehearseCase.ts';
import { useStage } from './useStage.ts';

interface Case {
  readonly title: string;
  /** On top of `BASE`. */
  readonly base?: string;
  readonly up: string;
  readonly down: string;
  /** What is lost: column or table, rows, and the statement that did it. Absent: nothing is. */
  readonly loses?: readonly string[];
  readonly reasons?: readonly string[];
}

/** Tables with more rows than are read. */
const MANY = `CREATE TABLE many (id int PRIMARY KEY, note text);
  INSERT INTO many SELECT n, 'it''s \\' || n FROM generate_series(1, 3000) AS n;
  CREATE TABLE loose AS SELECT * FROM many;`;

/** Each on top of `BASE`. */
const CASES: readonly Case[] = [
  {
    title: 'a column that is dropped and added again',
    up: 'SELECT 1; ALTER TABLE orders DROP COLUMN note;',
    down: 'ALTER TABLE orders ADD COLUMN note text;',
    loses: ['note of public.orders, 2 rows: ALTER TABLE orders DROP COLUMN note'],
  },
  {
    title: 'a table that is dropped and created again',
    up: 'DROP TABLE lines;',
    down: 'CREATE TABLE lines (order_id bigint REFERENCES orders, amount numeric);',
    loses: ['public.lines, 3 rows: DROP TABLE lines'],
  },
  {
    title: 'a type that is narrower for a while',
    up: 'ALTER TABLE lines ALTER amount TYPE int;',
    down: 'ALTER TABLE lines ALTER amount TYPE numeric;',
    loses: ['amount of public.lines, 3 rows: ALTER TABLE lines ALTER amount TYPE int'],
    reasons: [
      'With rows in its tables, up fails: integer out of range. With small values and without NULL it runs.',
    ],
  },
  {
    title: 'a time that becomes a day',
    up: 'ALTER TABLE orders ALTER placed TYPE date;',
    down: 'ALTER TABLE orders ALTER placed TYPE timestamptz;',
    loses: ['placed of public.orders, 2 rows: ALTER TABLE orders ALTER placed TYPE date'],
  },
  {
    title: 'more rows than are read, and others come first afterwards',
    base: MANY,
    up: 'UPDATE many SET id = -id WHERE id < 900; ALTER TABLE many ADD state int;',
    down: 'ALTER TABLE many DROP state; UPDATE many SET id = -id WHERE id < 0;',
  },
  {
    title: 'one of more rows than are read',
    base: MANY,
    up: 'DELETE FROM loose WHERE id = 7;',
    down: 'SELECT 1;',
    loses: ['public.loose, 1 rows: DELETE FROM loose WHERE id = 7'],
  },
  {
    title: 'a setting that shows times otherwise',
    up: "SET timezone = 'UTC'; ALTER TABLE orders ADD state text;",
    down: 'ALTER TABLE orders DROP state;',
  },
  {
    title: 'a text that is cut',
    up: 'ALTER TABLE orders ALTER note TYPE varchar(8) USING substr(note, 1, 8);',
    down: 'ALTER TABLE orders ALTER note TYPE text;',
    loses: [
      'note of public.orders, 1 rows: ALTER TABLE orders ALTER note TYPE varchar(8) USING substr(note, 1, 8)',
    ],
  },
  {
    title: 'a wider type and back',
    up: 'ALTER TABLE states ALTER id TYPE bigint;',
    down: 'ALTER TABLE states ALTER id TYPE int;',
  },
  {
    title: 'TRUNCATE, with what refers to it',
    up: 'TRUNCATE orders CASCADE;',
    down: '',
    loses: [
      'public.lines, 3 rows: TRUNCATE orders CASCADE',
      'public.orders, 3 rows: TRUNCATE orders CASCADE',
    ],
  },
  {
    title: 'DELETE of some rows',
    up: 'DELETE FROM lines WHERE amount IS NULL;',
    down: '',
    loses: ['public.lines, 1 rows: DELETE FROM lines WHERE amount IS NULL'],
  },
  {
    title: 'UPDATE',
    up: 'UPDATE orders SET note = lower(note);',
    down: '',
    loses: ['note of public.orders, 1 rows: UPDATE orders SET note = lower(note)'],
  },
  {
    title: 'rows that a block deletes',
    up: 'DO $$ DECLARE it bigint; BEGIN FOR it IN SELECT id FROM orders LOOP DELETE FROM lines WHERE order_id = it; END LOOP; END $$;',
    down: '',
    loses: [
      'public.lines, 2 rows: DO $$ DECLARE it bigint; BEGIN FOR it IN SELECT id FROM orders LOOP DELETE FROM lines WHERE order_id = it; END LOOP; END $$',
    ],
  },
  {
    title: 'an enum without one of its values for a while',
    up: `UPDATE states SET mood = 'ok' WHERE mood = 'sad';
      ALTER TYPE mood RENAME TO old; CREATE TYPE mood AS ENUM ('ok', 'happy');
      ALTER TABLE states ALTER mood TYPE mood USING mood::text::mood; DROP TYPE old;`,
    down: `ALTER TYPE mood RENAME TO new; CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
      ALTER TABLE states ALTER mood TYPE mood USING mood::text::mood; DROP TYPE new;`,
    loses: ["mood of public.states, 1 rows: UPDATE states SET mood = 'ok' WHERE mood = 'sad'"],
  },
  {
    title: 'a rename both ways',
    up: 'ALTER TABLE orders RENAME note TO remark; ALTER TABLE orders RENAME TO purchases;',
    down: 'ALTER TABLE purchases RENAME TO orders; ALTER TABLE orders RENAME remark TO note;',
  },
  {
    title: 'a rename that down undoes by a new column',
    up: 'ALTER TABLE orders RENAME note TO remark;',
    down: 'ALTER TABLE orders ADD note text; ALTER TABLE orders DROP remark;',
    loses: ['note of public.orders, 2 rows: down: ALTER TABLE orders DROP remark'],
  },
  {
    title: 'a column that moves and comes back',
    up: `ALTER TABLE orders ADD remark text; UPDATE orders SET remark = note; ALTER TABLE orders DROP note;`,
    down: `ALTER TABLE orders ADD note text; UPDATE orders SET note = remark; ALTER TABLE orders DROP remark;`,
  },
  {
    title: 'a new column that is filled',
    up: "ALTER TABLE orders ADD state text NOT NULL DEFAULT 'new'; UPDATE orders SET state = 'old';",
    down: 'ALTER TABLE orders DROP COLUMN state;',
  },
  {
    title: 'rows that up brings and down takes',
    up: "INSERT INTO states VALUES (1, 'ok');",
    down: 'DELETE FROM states WHERE id = 1;',
  },
  {
    title: 'a down that takes more than up has brought',
    up: "INSERT INTO states VALUES (1, 'ok');",
    down: 'DELETE FROM states;',
    loses: ['public.states, 3 rows: down: DELETE FROM states'],
  },
  {
    title: 'an up that only works on an empty table',
    up: 'ALTER TABLE orders ADD COLUMN state text NOT NULL;',
    down: 'ALTER TABLE orders DROP COLUMN state;',
    reasons: [
      'With rows in its tables, up fails: column "state" of relation "orders" contains null values.',
    ],
  },
  {
    title: 'an up that rows with NULL refuse',
    up: 'ALTER TABLE orders ALTER note SET NOT NULL;',
    down: 'ALTER TABLE orders ALTER note DROP NOT NULL;',
    reasons: [
      'With rows in its tables, up fails: column "note" of relation "orders" contains null values. With small values and without NULL it runs.',
    ],
  },
  {
    title: 'a time of the last change, which a trigger of the table writes',
    up: 'ALTER TABLE stamped ADD remark text; UPDATE stamped SET remark = note; ALTER TABLE stamped DROP note;',
    down: 'ALTER TABLE stamped ADD note text; UPDATE stamped SET note = remark; ALTER TABLE stamped DROP remark;',
    reasons: [
      'That updated_at of public.stamped differs is no loss: a trigger of the table writes it, as with any UPDATE.',
    ],
  },
  {
    title: 'what is lost beside what a trigger writes',
    up: "UPDATE stamped SET note = 'gone';",
    down: '',
    loses: ["note of public.stamped, 3 rows: UPDATE stamped SET note = 'gone'"],
    reasons: [
      'That updated_at of public.stamped differs is no loss: a trigger of the table writes it, as with any UPDATE.',
    ],
  },
  {
    title: 'a time that the script itself writes, though a trigger would, too',
    up: "UPDATE stamped SET updated_at = '2001-01-01';",
    down: '',
    loses: ["updated_at of public.stamped, 3 rows: UPDATE stamped SET updated_at = '2001-01-01'"],
  },
  {
    title: 'a table that gets no rows',
    up: 'ALTER TABLE odd DROP COLUMN note;',
    down: 'ALTER TABLE odd ADD COLUMN note text;',
    reasons: [
      'Nothing is known of the rows of public.odd. No values are known that satisfy ((id = 1) AND (id = 2)).',
    ],
  },
  {
    title: 'rows that a script looks for by a value of its own',
    up: "UPDATE states SET mood = 'ok' WHERE id = 5 AND mood IS NOT NULL;",
    down: '',
    loses: [
      "mood of public.states, 1 rows: UPDATE states SET mood = 'ok' WHERE id = 5 AND mood IS NOT NULL",
    ],
  },
  {
    title: 'rows that others refer to, and the script looks for',
    up: "DELETE FROM lines WHERE order_id IN (SELECT o.id FROM orders o WHERE o.note LIKE 'x%');",
    down: '',
    loses: [
      "public.lines, 1 rows: DELETE FROM lines WHERE order_id IN (SELECT o.id FROM orders o WHERE o.note LIKE 'x%')",
    ],
  },
  {
    title: 'rows that may only be deleted while nothing refers to them',
    up: "DELETE FROM orders WHERE note = 'gone' OR must BETWEEN 7 AND 9;",
    down: '',
    loses: [
      "public.orders, 1 rows: DELETE FROM orders WHERE note = 'gone' OR must BETWEEN 7 AND 9",
    ],
  },
  {
    title: 'a join that looks for rows of both tables',
    up: "UPDATE lines l SET amount = 0 FROM orders o WHERE o.id = l.order_id AND o.note = 'free' AND l.amount > 5000;",
    down: '',
    loses: [
      "amount of public.lines, 1 rows: UPDATE lines l SET amount = 0 FROM orders o WHERE o.id = l.order_id AND o.note = 'free' AND l.amount > 5000",
    ],
  },
  {
    title: 'rows that one statement takes away and keeps elsewhere',
    up: 'CREATE TABLE kept (LIKE states); WITH gone AS (DELETE FROM states WHERE id = 77 RETURNING *) INSERT INTO kept SELECT * FROM gone;',
    down: 'INSERT INTO states SELECT * FROM kept; DROP TABLE kept;',
  },
  {
    title: 'a value by another name, both ways',
    up: "UPDATE orders SET note = 'new' WHERE note = 'old';",
    down: "UPDATE orders SET note = 'old' WHERE note = 'new';",
  },
  {
    title: 'rows that nobody can make up',
    up: 'SELECT 1;\nDELETE FROM orders WHERE must < 0 AND must > length(note);',
    down: '',
    reasons: [
      'No row matches the condition in line 2 of up.sql: whether data survives it is not proven.',
    ],
  },
  {
    title: 'what only the way back looks for',
    up: 'ALTER TABLE orders ADD state text;',
    down: "DELETE FROM orders WHERE state = 'new'; ALTER TABLE orders DROP state;",
    reasons: [
      'No row matches the condition in line 1 of down.sql: whether data survives it is not proven.',
    ],
  },
  {
    title: 'rows that only the way back looks for, and that were there before',
    up: 'ALTER TABLE orders ADD state text;',
    down: "DELETE FROM orders WHERE note = 'old'; ALTER TABLE orders DROP state;",
    loses: ["public.orders, 1 rows: down: DELETE FROM orders WHERE note = 'old'"],
  },
  {
    title: 'rows that both ways look for',
    up: "UPDATE orders SET note = 'new' WHERE note = 'old';",
    down: "UPDATE orders SET note = 'old' WHERE note = 'new'; UPDATE states SET mood = NULL WHERE id = 5;",
    loses: ['mood of public.states, 1 rows: down: UPDATE states SET mood = NULL WHERE id = 5'],
  },
  {
    title: 'rows that a block looks for',
    up: 'DO $$ BEGIN IF true THEN DELETE FROM lines WHERE amount = 77; END IF; END $$;',
    down: '',
    loses: [
      'public.lines, 1 rows: DO $$ BEGIN IF true THEN DELETE FROM lines WHERE amount = 77; END IF; END $$',
    ],
  },
  {
    title: 'rows that a block looks for and nobody can make up',
    up: 'SELECT 1;\nDO $$ BEGIN\n  DELETE FROM orders WHERE must < 0 AND must > length(note);\nEND $$;',
    down: '',
    reasons: [
      'No row matches the condition in line 2 of up.sql: whether data survives it is not proven.',
    ],
  },
  {
    title: 'rows that a statement outside of a transaction looks for',
    up: "-- no-transaction\nUPDATE states SET mood = 'ok' WHERE id = 5 AND mood IS NOT NULL; COMMIT;",
    down: '',
    loses: ['mood of public.states, 1 rows: ?'],
  },
  {
    title: 'rows of a partition, found by its table, outside of a transaction',
    up: '-- no-transaction\nUPDATE years SET note = NULL WHERE year = 2001; COMMIT;',
    down: '',
    loses: ['note of public.years_2, 1 rows: ?'],
  },
  {
    title: 'rows that nobody can make up outside of a transaction',
    up: '-- no-transaction\nUPDATE states SET mood = NULL; COMMIT; DELETE FROM orders WHERE must < 0 AND must > length(note);',
    down: '-- no-transaction\nSELECT 1; COMMIT; DELETE FROM odd WHERE id = 3;',
    loses: ['mood of public.states, 3 rows: ?'],
    reasons: [
      'Nothing is known of the rows of public.odd. No values are known that satisfy ((id = 1) AND (id = 2)).',
      'No row matches the condition in line 2 of up.sql: whether data survives it is not proven.',
      'No row matches the condition in line 2 of down.sql: whether data survives it is not proven.',
    ],
  },
  {
    title: 'rows of a new table, whatever is looked for',
    up: 'CREATE TABLE fresh (id int); ALTER TABLE orders ADD state text;',
    down: 'DELETE FROM fresh WHERE id = 5; DROP TABLE fresh; ALTER TABLE orders DROP state;',
  },
  {
    title: 'what cannot run in a transaction',
    up: '-- no-transaction\nALTER TYPE mood RENAME TO m; COMMIT; ALTER TYPE m RENAME TO mood; UPDATE states SET mood = NULL;',
    down: '',
    loses: ['mood of public.states, 2 rows: ?'],
  },
  {
    title: 'an index made outside of a transaction',
    up: '-- no-transaction\nCREATE INDEX CONCURRENTLY late ON orders (id);',
    down: '-- no-transaction\nDROP INDEX CONCURRENTLY late;',
  },
];

const BASE = `CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE TABLE orders (id bigserial PRIMARY KEY, note text, placed timestamptz, must int NOT NULL);
CREATE TABLE lines (order_id bigint REFERENCES orders, amount numeric);
CREATE TABLE states (id int PRIMARY KEY, mood mood);
CREATE TABLE stamped (id int PRIMARY KEY, note text, updated_at timestamptz);
CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW IS DISTINCT FROM OLD AND NEW.updated_at IS NOT DISTINCT FROM OLD.updated_at THEN
    NEW.updated_at := now();
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER stamp BEFORE UPDATE ON stamped FOR EACH ROW EXECUTE FUNCTION stamp();
CREATE TABLE years (year int, note text) PARTITION BY LIST (year);
CREATE TABLE years_2 PARTITION OF years FOR VALUES IN (2001, 2002);
CREATE TABLE odd (id bigint NOT NULL CHECK (id = 1 AND id = 2), note text);
`;

const willing = { ...context, allowTransactionControl: true };

describe('rows that do not come back', () => {
  const there = useStage();

  for (const { title, base = '', up, down, loses = [], reasons = [] } of CASES) {
    test(title, async () => {
      const found = await rehearseCase(
        there.stage,
        { base: BASE + base, up, down },
        { isDraft: true, context: willing },
      );
      assert.equal(found?.failure?.message, undefined);
      assert.deepEqual(found?.reasons, reasons);
      assert.deepEqual(
        found?.losses?.map((it) => inWords(it, { up, down })),
        loses,
      );
      assert.equal(found?.verdict, loses.length > 0 ? 'lossy' : 'reversible');
    });
  }

  test('a down that only works on an empty table fails, at its statement', async () => {
    const found = await rehearseCase(
      there.stage,
      {
        base: BASE,
        up: 'ALTER TABLE orders DROP COLUMN must;',
        down: 'BEGIN;\nSELECT 1;\nALTER TABLE orders ADD must int NOT NULL;\nCOMMIT;',
      },
      { isDraft: true, context: willing },
    );
    assert.equal(found?.verdict, 'fails');
    assert.deepEqual([found.failure?.leg, found.failure?.place], ['down', { line: 3, column: 1 }]);
    assert.equal(
      found.failure?.server?.message,
      'column "must" of relation "orders" contains null values',
    );
    assert.match(found.failure?.hint ?? '', /runs while its tables are empty/);
  });
});

function inWords({ table, column, rows, cause }: Loss, scripts: Pick<Case, 'up' | 'down'>): string {
  const what = column === undefined ? table : `${column} of ${table}`;
  const by = cause && scripts[cause.leg].slice(cause.span.start, cause.span.end);
  return `${what}, ${rows} rows: ${cause?.leg === 'down' ? 'down: ' : ''}${by ?? '?'}`;
}

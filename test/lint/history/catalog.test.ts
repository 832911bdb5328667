import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Client } from 'pg';
import type { History } from '../../../src/lint/history/history.ts';
import { lintPlain } from '../../../src/lint/lint.ts';
import type { LintOptions } from '../../../src/lint/options.ts';
import { ruleSet } from '../../../src/lint/ruleSet.ts';
import { neededObject } from '../../../src/lint/rules/needed-object.ts';
import { viewColumnsNotKept } from '../../../src/lint/rules/view-columns-not-kept.ts';
import { scriptOf } from '../../../src/lint/scriptOf.ts';
import { useServer } from '../../support/postgres.ts';
import { parser } from '../lintCase.ts';
import { DEPENDENTS, DEPENDING } from './dependents.ts';
import { replayed } from './shown.ts';

const server = useServer();
const long = 'a_name_that_is_so_long_that_postgresql_has_to_cut_it';

/** What PostgreSQL names, cuts, takes along and puts first, we do too. */
const SCRIPTS: readonly string[] = [
  `CREATE TABLE p (id bigserial PRIMARY KEY, code text NOT NULL UNIQUE, n int DEFAULT 1 CHECK (n > 0));
   CREATE TABLE c (
     a bigint REFERENCES p, b bigint CONSTRAINT own REFERENCES p (id) ON DELETE CASCADE, x int, y int,
     CHECK (x > y), CHECK (x > 1), CHECK (x > 2), UNIQUE (x, y), FOREIGN KEY (a) REFERENCES p (id),
     EXCLUDE USING btree (y WITH =)
   );
   CREATE INDEX ON c (x, lower(y::text), (x + y)) WHERE a IS NOT NULL;
   CREATE INDEX ON c (x); CREATE INDEX ON c (x); CREATE INDEX named ON c (x) INCLUDE (a);`,
  `CREATE TABLE ${long} (another_name_that_is_long_too int UNIQUE, b int);
   CREATE INDEX ON ${long} (another_name_that_is_long_too, b);
   CREATE TABLE q (id int GENERATED ALWAYS AS IDENTITY, v int GENERATED ALWAYS AS (1 + 1) STORED);
   CREATE UNIQUE INDEX q_id ON q (id);`,
  `ALTER TABLE q ADD CONSTRAINT q_pk PRIMARY KEY USING INDEX q_id, ALTER v DROP EXPRESSION;
   ALTER TABLE c DROP COLUMN y, ADD COLUMN z text DEFAULT 'x', ALTER x TYPE bigint, ALTER x SET NOT NULL;
   ALTER TABLE c ADD CONSTRAINT later CHECK (x > 3) NOT VALID;
   ALTER TABLE c DROP CONSTRAINT own, ADD CONSTRAINT own FOREIGN KEY (b) REFERENCES p NOT VALID;
   ALTER TABLE c VALIDATE CONSTRAINT later; ALTER TABLE c RENAME TO children;
   ALTER TABLE children RENAME COLUMN x TO x2; ALTER INDEX named RENAME TO renamed;
   ALTER TABLE p RENAME CONSTRAINT p_code_key TO code_once;`,
  `DO $$ BEGIN
     IF NOT EXISTS (SELECT FROM pg_class WHERE relname = 'q') THEN CREATE TABLE q (w int); END IF;
     ALTER TABLE q ADD COLUMN w int REFERENCES p;
   END $$;
   CREATE TABLE parts (id int, at date, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
   DROP TABLE p CASCADE;`,
];

const COLUMNS = `
  SELECT c.relname, a.attname, a.attnotnull, d.oid IS NOT NULL AND a.attgenerated = '', a.attgenerated = 's'
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
  LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND attnum > 0
    AND NOT attisdropped`;

const CONSTRAINTS = `
  SELECT c.relname, n.conname, n.convalidated, f.relname
  FROM pg_constraint n JOIN pg_class c ON c.oid = n.conrelid LEFT JOIN pg_class f ON f.oid = n.confrelid
  WHERE n.contype <> 'n' AND c.relnamespace = 'public'::regnamespace`;

const INDEXES = `
  SELECT c.relname, i.relname, x.indisunique, x.indpred IS NOT NULL,
    (SELECT string_agg(coalesce(a.attname, '?'), ',' ORDER BY k.ord)
     FROM unnest(x.indkey::int[]) WITH ORDINALITY k (n, ord)
     LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.n WHERE k.ord <= x.indnkeyatts)
  FROM pg_index x JOIN pg_class c ON c.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
  WHERE c.relnamespace = 'public'::regnamespace`;

test('what a replay tells is what PostgreSQL has in its catalog, after each script', async () => {
  const client = new Client({ connectionString: await server.createDatabase() });
  await client.connect();
  try {
    for (const [index, script] of SCRIPTS.entries()) {
      await client.query(script);
      const history = replayed(...SCRIPTS.slice(0, index + 1));
      assert.deepEqual(columns(history), await rows(client, COLUMNS));
      assert.deepEqual(constraints(history), await rows(client, CONSTRAINTS));
      assert.deepEqual(indexes(history), await rows(client, INDEXES));
    }
  } finally {
    await client.end();
  }
});

/** What others need: views in many shapes, keys and generated columns. */
const NEEDED = `
  CREATE TABLE p (id int PRIMARY KEY, code text UNIQUE, note text, up int REFERENCES p);
  CREATE TABLE c (p int REFERENCES p, code text REFERENCES p (code), a int, b int, x int GENERATED ALWAYS AS (a * 2) STORED);
  CREATE TYPE e AS ENUM ('x');
  CREATE TYPE f AS ENUM ('x');
  CREATE FUNCTION g() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
  CREATE TABLE d (a int, b int, n int, s int, e e);
  CREATE TRIGGER h BEFORE INSERT ON d FOR EACH ROW EXECUTE FUNCTION g();
  CREATE VIEW v AS SELECT a, count(*) FROM c GROUP BY a;
  CREATE VIEW w AS WITH few AS (SELECT a FROM v) SELECT few.a, d.b FROM few JOIN d USING (a);
  CREATE MATERIALIZED VIEW m AS SELECT s FROM d UNION SELECT 1 ORDER BY s;
  CREATE VIEW o (one) AS SELECT a AS n, b FROM d s ORDER BY n;
  ALTER TABLE d RENAME COLUMN b TO bb;`;

const NEEDING: readonly string[] = [
  ...['p', 'c', 'd', 'c, p', 'd, c'].map((it) => `DROP TABLE ${it}`),
  ...['v', 'w', 'o', 'v, w'].map((it) => `DROP VIEW ${it}`),
  ...['MATERIALIZED VIEW m', 'TYPE e', 'TYPE f', 'FUNCTION g()'].map((it) => `DROP ${it}`),
  ...['id', 'code', 'note', 'up'].map((it) => `ALTER TABLE p DROP COLUMN ${it}`),
  ...['p', 'code', 'a', 'b', 'x'].map((it) => `ALTER TABLE c DROP COLUMN ${it}`),
  ...['a', 'bb', 'n', 's'].map((it) => `ALTER TABLE d DROP COLUMN ${it}`),
  ...['p', 'code', 'a', 'b'].map((it) => `ALTER TABLE c ALTER COLUMN ${it} TYPE varchar(9)`),
  ...['pkey', 'code_key', 'up_fkey'].map((it) => `ALTER TABLE p DROP CONSTRAINT p_${it}`),
  'ALTER TABLE p DROP CONSTRAINT p_up_fkey, DROP COLUMN note',
  'ALTER TABLE c DROP COLUMN x, DROP COLUMN b',
  'CREATE OR REPLACE VIEW w AS SELECT 1 AS a',
  'CREATE OR REPLACE VIEW w AS SELECT 1 AS a, 2 AS b, 3 AS c',
  'CREATE OR REPLACE VIEW w AS SELECT 1 AS a, 2 AS bb',
  'CREATE OR REPLACE VIEW o AS SELECT a AS one, n AS b FROM d',
  'CREATE OR REPLACE VIEW o AS SELECT a, bb AS b FROM d',
];

for (const [setup, statements] of [
  [NEEDED, NEEDING],
  [DEPENDENTS, DEPENDING],
] as const) {
  test('what others need is what PostgreSQL refuses to drop or to change', async () => {
    const client = new Client({ connectionString: await server.createDatabase() });
    await client.connect();
    try {
      await client.query(setup);
      const told: string[] = [];
      for (const sql of statements) {
        const code = await attempt(client, sql);
        const isRefused = ['2BP01', '0A000', '42P16'].includes(code);
        if (isSpokenOf(setup, sql) !== isRefused) told.push(`${sql} (${code})`);
      }
      assert.deepEqual(told, []);
    } finally {
      await client.end();
    }
  });
}

/** How PostgreSQL answers; nothing is left of it. */
async function attempt(client: Client, sql: string): Promise<string> {
  await client.query('BEGIN');
  const code = await client.query(sql).then(
    () => 'done',
    (error: { code: string }) => error.code,
  );
  await client.query('ROLLBACK');
  return code;
}

function isSpokenOf(setup: string, sql: string): boolean {
  const source = { path: 'plain.sql', text: `${setup}${sql}`, role: 'plain' as const };
  const script = { ...source, wrapping: 'none' as const, parsed: parser.parse(source.text) };
  const options = { ...OPTIONS, severities: {} };
  const found = lintPlain(scriptOf(script, options), ruleSet(SPEAKING, options));
  return found.some(({ rule }) => rule !== 'syntax-error');
}

const SPEAKING = [neededObject, viewColumnsNotKept];

const OPTIONS: Omit<LintOptions, 'severities'> = {
  pgVersion: 15,
  isPgVersionSaid: false,
  assumeInTransaction: false,
  preset: 'recommended',
  now: new Date('2026-01-01T00:00:00Z'),
};

async function rows(client: Client, text: string): Promise<string[]> {
  const found = await client.query<unknown[]>({ text, rowMode: 'array' });
  return found.rows.map((row) => row.join(' ')).sort();
}

function columns(history: History): string[] {
  const all = history.tables().flatMap((table) =>
    table.columns.map((it) => {
      const hasDefault = it.default !== undefined || it.typeText.includes('serial');
      return [table.name, it.name, it.notNull, hasDefault, it.generated === 'stored'].join(' ');
    }),
  );
  return all.sort();
}

function constraints(history: History): string[] {
  const all = history
    .tables()
    .flatMap(({ name, constraints: found }) =>
      found.map((it) => [name, it.name, it.isValidated, it.references?.name].join(' ')),
    );
  return all.sort();
}

function indexes(history: History): string[] {
  const all = history.tables().flatMap(({ name, indexes: found }) =>
    found.map((it) => {
      const of = it.columns.map((column) => column ?? '?').join();
      return [name, it.name, it.isUnique, it.isPartial, of].join(' ');
    }),
  );
  return all.sort();
}

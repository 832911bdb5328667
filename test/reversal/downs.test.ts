import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import type { Migration, MigrationFolder } from '../../src/migrations/migration.ts';
import { readFolder } from '../../src/migrations/readFolder.ts';
import { BuiltInStage } from '../../src/rehearsal/stage/builtInStage.ts';
import { type OfferMode, offeredDown } from '../../src/reversal/offeredDown.ts';
import { makeTree, type Tree } from '../migrations/makeTree.ts';
import { context } from '../rehearsal/rehearseCase.ts';
import { useBuiltIn } from '../support/builtIn.ts';
import { assertGolden } from '../view/golden.ts';

/** One history; each migration stands on those before it. */
const TREE: Tree = {
  '01_a_table/up.sql':
    'CREATE TABLE orders (id bigint PRIMARY KEY, note text, state text);\nCREATE INDEX orders_note_idx ON orders (note);\n',
  '02_what_the_words_tell/up.sql':
    'ALTER TABLE orders ADD COLUMN total numeric;\nCREATE VIEW totals AS SELECT id, total FROM orders;\nALTER TABLE orders DROP COLUMN note;\n',
  '03_what_they_do_not_tell/up.sql':
    "DO $$ BEGIN EXECUTE 'CREATE TABLE made_by_code (id int)'; END $$;\nCREATE TYPE mood AS ENUM ('calm');\n",
  '04_an_enum_value/up.sql': "ALTER TYPE mood ADD VALUE 'wild';\n",
  '05_values_that_do_not_come_back/up.sql':
    'ALTER TABLE orders ALTER COLUMN state TYPE int USING length(state);\n',
  '06_a_drop_in_code/up.sql': "DO $$ BEGIN EXECUTE 'DROP TABLE made_by_code'; END $$;\n",
  '07_an_index_is_forgotten/up.sql':
    'CREATE TABLE items (id bigint PRIMARY KEY);\nCREATE INDEX late ON orders (state);\n',
  '07_an_index_is_forgotten/down.sql': '-- The table only.\nDROP TABLE items\n',
  '08_a_wrong_order/up.sql':
    "CREATE TYPE size AS ENUM ('s');\nALTER TABLE orders ADD COLUMN size size;\n",
  '08_a_wrong_order/down.sql': '-- Rollback\r\n\r\nDROP TYPE size;\r\n',
  '09_nothing_to_repair/up.sql': 'CREATE INDEX fine ON orders (id);\n',
  '09_nothing_to_repair/down.sql': 'DROP INDEX fine;\n',
  '10_gone_already/up.sql': 'CREATE TABLE "Odd Name" (id int);\n',
  '10_gone_already/down.sql': 'DROP TABLE "Odd Name";\nDROP TABLE other;\n',
  '11_without_a_transaction/up.sql':
    '-- no-transaction\nCREATE INDEX CONCURRENTLY slow ON orders (total);\n',
  '12_not_known_to_pg_delta/up.sql': `DO $$ BEGIN
  EXECUTE 'ALTER TABLE orders ALTER total SET STORAGE plain, ALTER total SET (n_distinct = 7)';
  EXECUTE 'CREATE STATISTICS both_of ON id, total FROM orders';
  EXECUTE 'ALTER TABLE orders CLUSTER ON orders_pkey';
  EXECUTE 'CREATE OPERATOR public.### (leftarg = int, rightarg = int, function = int4pl)';
END $$;\n`,
  '12_not_known_to_pg_delta/down.sql': 'DROP OPERATOR ###(int, int);\nDROP STATISTICS both_of;\n',
  '13_data/up.sql':
    "DO $$ BEGIN EXECUTE 'INSERT INTO items VALUES (4711)'; END $$;\n-- irreversible: nobody knows\n",
  '14_worked_out/up.sql': `CREATE ROLE teller;
COMMENT ON ROLE teller IS 'counts';
ALTER TABLE items ADD doubled bigint GENERATED ALWAYS AS (id * (1 + 1)) VIRTUAL;
CREATE VIEW counted AS SELECT id FROM items;
GRANT UPDATE (id) ON counted TO teller;
`,
  '15_not_known_to_pg_delta_either/up.sql': `DO $$ BEGIN
  EXECUTE 'ALTER TABLE items DROP doubled';
  EXECUTE 'REVOKE UPDATE (id) ON counted FROM teller';
  EXECUTE 'ALTER ROLE teller CREATEDB CONNECTION LIMIT 3';
  EXECUTE 'COMMENT ON ROLE teller IS NULL';
END $$;
`,
  '16_what_each_row_must_have/up.sql':
    'CREATE TABLE visits (id bigint PRIMARY KEY, "Page" varchar(80) NOT NULL, tags text[] NOT NULL);\n',
  '17_and_has_no_more/up.sql':
    'ALTER TABLE visits DROP COLUMN "Page";\nALTER TABLE visits DROP COLUMN tags;\n',
  '18_secrets_of_others/up.sql': `CREATE FOREIGN DATA WRAPPER far OPTIONS (debug 'it''s');
CREATE SERVER away FOREIGN DATA WRAPPER far OPTIONS (host 'h', api_key 'hunter3');
CREATE USER MAPPING FOR PUBLIC SERVER away OPTIONS (user 'me', password 'hunter2');
CREATE FOREIGN TABLE distant (id int OPTIONS (key 'true')) SERVER away OPTIONS (name 'n');
`,
  '19_and_they_are_gone/up.sql': 'DROP FOREIGN DATA WRAPPER far CASCADE;\n',
  '20_search/up.sql': `CREATE TEXT SEARCH DICTIONARY plain (TEMPLATE = simple, STOPWORDS = english);
CREATE TEXT SEARCH CONFIGURATION search (COPY = simple);
CREATE OPERATOR FAMILY odd USING btree;
ALTER OPERATOR FAMILY odd USING btree ADD OPERATOR 1 < (int, bigint);
CREATE FUNCTION as_text(visits) RETURNS text LANGUAGE sql AS 'SELECT $1.id::text';
CREATE CAST (visits AS text) WITH FUNCTION as_text(visits) AS ASSIGNMENT;
SELECT lo_create(4711);
`,
  '21_search_otherwise/up.sql': `DO $$ BEGIN
  EXECUTE 'ALTER TEXT SEARCH DICTIONARY plain (STOPWORDS, ACCEPT = false)';
  EXECUTE 'ALTER TEXT SEARCH CONFIGURATION search ALTER MAPPING FOR word WITH plain, simple';
  EXECUTE 'ALTER TEXT SEARCH CONFIGURATION search DROP MAPPING FOR url';
  EXECUTE 'ALTER OPERATOR FAMILY odd USING btree DROP OPERATOR 1 (int, bigint)';
  EXECUTE 'ALTER OPERATOR FAMILY odd USING btree ADD FUNCTION 1 (int, bigint) btint48cmp(int, bigint)';
  EXECUTE 'ALTER OPERATOR FAMILY odd USING btree OWNER TO teller';
  EXECUTE 'DROP CAST (visits AS text)';
  EXECUTE 'SELECT lo_unlink(4711)';
END $$;\n`,
  '22_a_type_that_a_trigger_watches/up.sql': `CREATE TABLE moods (id bigint PRIMARY KEY, mood mood NOT NULL);
CREATE FUNCTION noted() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE TRIGGER noted AFTER UPDATE OF mood ON moods FOR EACH ROW EXECUTE FUNCTION noted();
`,
  '23_has_another_value/up.sql': "ALTER TYPE mood ADD VALUE 'tired' BEFORE 'calm';\n",
  '24_a_cast_in_the_way/up.sql': `DO $$ BEGIN
  EXECUTE 'CREATE TYPE hue AS ENUM (''red'')';
  EXECUTE 'CREATE CAST (hue AS int) WITH INOUT';
END $$;\n`,
  '25_a_key_of_a_name/up.sql':
    "CREATE TABLE queue (host text, zone text NOT NULL DEFAULT 'here', CONSTRAINT once UNIQUE (host, zone));\n",
  '26_that_comes_back_by_another/up.sql':
    'DROP TABLE queue;\nCREATE TABLE queue (host text, zone text NOT NULL, n int);\n',
  '26_that_comes_back_by_another/down.sql':
    'DROP TABLE queue;\nCREATE TABLE queue (host text, zone text, UNIQUE (host, zone));\n',
  '27_beyond_the_stage/up.sql': 'CREATE EXTENSION no_such_thing;\nCREATE TABLE last ();\n',
};

suite('down scripts that were rehearsed before they are offered', () => {
  const builtIn = useBuiltIn();
  let stage: BuiltInStage;
  before(() => {
    const { environment } = builtIn;
    stage = new BuiltInStage(join(environment.dataRoot, 'stage'), environment);
  });
  after(() => stage.close());

  test('downs', async (t) => {
    const folder = await readFolder(makeTree(t, TREE));
    const parts: string[] = [];
    for (const migration of folder.migrations) {
      parts.push(await shown(folder, migration, 'generate'));
      if (migration.down) parts.push(await shown(folder, migration, 'repair'));
    }
    assertGolden('../reversal/downs.txt', parts.join('\n'));
  });

  async function shown(folder: MigrationFolder, migration: Migration, mode: OfferMode) {
    const offered = await offeredDown({ stage, folder, migration, context }, mode);
    const { version, description, up } = migration;
    const head = `=== ${version} ${description}: ${mode}, ${offered?.isProven ? '' : 'not '}proven`;
    const losses = (offered?.rehearsal.losses ?? []).map(({ table, column }) =>
      column === undefined ? table : `${table}.${column}`,
    );
    const verdict = [offered?.rehearsal.verdict, ...losses].join(' ');
    const problems = offered?.problems.map((it) => `! ${it}\n`).join('');
    const text = offered?.text.replaceAll('\r', '\\r');
    return `${head}, ${verdict}\n${problems}--- up\n${up?.text}--- down\n${text}`;
  }
});

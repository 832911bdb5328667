import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Random } from '../test/lint/fuzz/random.ts';

/** Writes migrations of a shop that grew for years: `count` directories with an up.sql of 20 statements. */
export async function writeLintLoad(folder: string, count: number): Promise<void> {
  const writer = new LoadWriter(new Random(1));
  for (let n = 0; n < count; n++) {
    const version = new Date(Date.UTC(2022, 0, 3) + n * 7_211_000).toISOString();
    const digits = version.replaceAll(/\D/g, '').slice(0, 14);
    const directory = join(folder, `${digits}_change_${n}`);
    await mkdir(directory, { recursive: true });
    await writeFile(join(directory, 'up.sql'), writer.script(20));
  }
}

/** One script of many statements, as an editor has it open. */
export function lintLoadScript(statements: number): string {
  return new LoadWriter(new Random(2)).script(statements);
}

const TABLES = ['orders', 'customers', 'invoices', 'payments', 'items', 'events'] as const;
const COLUMNS = ['name', 'state', 'total', 'note', 'owner_id', 'created_at', 'rank'] as const;
const TYPES = [
  'text',
  'bigint',
  'int',
  'varchar(80)',
  'timestamptz',
  'timestamp',
  'char(2)',
  'jsonb',
  'json',
] as const;

/** Makes up statements; some are what a linter wants, most have something to be said about. */
class LoadWriter {
  readonly #random: Random;
  #made = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  script(statements: number): string {
    const lines = Array.from({ length: statements }, () => this.#statement());
    return `-- A change of the shop\n\n${lines.join('\n\n')}\n`;
  }

  #statement(): string {
    const [table, column, type] = [
      this.#table(),
      this.#random.pick(COLUMNS),
      this.#random.pick(TYPES),
    ];
    const n = ++this.#made;
    return this.#random.pick([
      `CREATE TABLE ${table}_${n} (\n    id bigserial PRIMARY KEY,\n    ${this.#columns()}\n);`,
      `CREATE TABLE IF NOT EXISTS ${table}_${n} (\n    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,\n    ${this.#columns()},\n    parent_id bigint REFERENCES ${this.#table()} (id)\n);`,
      `ALTER TABLE ${table} ADD COLUMN ${column}_${n} ${type};`,
      `ALTER TABLE ${table} ADD COLUMN IF NOT EXISTS ${column}_${n} ${type} NOT NULL;`,
      `-- asked for by support\nALTER TABLE ${table} ADD COLUMN ${column}_${n} timestamptz NOT NULL DEFAULT now();`,
      `CREATE INDEX ${table}_${column}_${n}_idx ON ${table} (${column});`,
      `CREATE INDEX CONCURRENTLY IF NOT EXISTS ${table}_${n}_idx ON ${table} (${column}, id DESC) WHERE state <> 'gone';`,
      `CREATE UNIQUE INDEX ${table}_${n}_key ON ${table} (lower(${column}));`,
      `ALTER TABLE ${table} ADD CONSTRAINT ${table}_${n}_fkey FOREIGN KEY (owner_id) REFERENCES ${this.#table()} (id);`,
      `ALTER TABLE ${table} ADD CONSTRAINT ${table}_${n}_check CHECK (total >= 0 AND state IN ('new', 'paid', 'gone')) NOT VALID;`,
      `ALTER TABLE ${table} ALTER COLUMN ${column} SET NOT NULL;`,
      `ALTER TABLE ${table} ALTER COLUMN ${column} TYPE ${type} USING ${column}::${type};`,
      `ALTER TABLE ${table} RENAME COLUMN ${column} TO ${column}_${n};`,
      `ALTER TABLE ${table} DROP COLUMN IF EXISTS ${column};`,
      `DROP INDEX ${table}_${column}_idx;`,
      `CREATE TYPE state_${n} AS ENUM ('new', 'paid', 'gone');`,
      `CREATE OR REPLACE VIEW ${table}_${n}_view AS\nSELECT o.id, o.state, count(*) AS many, sum(p.total) AS total\nFROM ${table} o LEFT JOIN ${this.#table()} p ON p.owner_id = o.id\nWHERE o.state <> 'gone'\nGROUP BY o.id, o.state;`,
      `CREATE OR REPLACE FUNCTION touch_${n}() RETURNS trigger LANGUAGE plpgsql AS $body$\nBEGIN\n    -- when it's read again\n    NEW.created_at := now();\n    RETURN NEW;\nEND\n$body$;`,
      `UPDATE ${table} SET state = 'new' WHERE state IS NULL;`,
      `INSERT INTO ${table} (name, state, note) VALUES ('it''s ${n}', 'new', '{"a": [1, 2]}'), ('b', 'paid', NULL);`,
      `COMMENT ON COLUMN ${table}.${column} IS 'Told by the importer, ticket ${n}';`,
      `GRANT SELECT, INSERT ON ${table} TO app;`,
    ]);
  }

  #table(): string {
    return this.#random.pick(TABLES);
  }

  #columns(): string {
    return COLUMNS.slice(0, this.#random.below(COLUMNS.length) + 1)
      .map((it) => `${it} ${this.#random.pick(TYPES)}${this.#random.below(2) ? ' NOT NULL' : ''}`)
      .join(',\n    ');
  }
}

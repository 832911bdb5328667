import { readFileSync } from 'node:fs';
import pg from 'pg';

/** What a migration is run on here: a connection that takes whole scripts, as sqlx sends them. */
export interface Stage {
  /** One script in one message, in a transaction of its own unless it asks for none. */
  run(script: string): Promise<void>;
  query(sql: string): Promise<readonly Record<string, unknown>[]>;
  /** The schema as lines that can be compared: empty databases have equal ones. */
  schema(): Promise<string[]>;
  close(): Promise<void>;
}

const CATALOGUE = readFileSync(new URL('catalogue.sql', import.meta.url), 'utf8');

/** Throws what `pg` throws when the server cannot be reached. */
export async function openStage(url: string): Promise<Stage> {
  const client = new pg.Client({ connectionString: url, ssl: false });
  await client.connect();
  return {
    run: (script) => runScript(client, script),
    query: async (sql) => (await client.query(sql)).rows,
    schema: async () => (await client.query(CATALOGUE)).rows.map((row) => row.line),
    close: () => client.end(),
  };
}

async function runScript(client: pg.Client, script: string): Promise<void> {
  if (script.startsWith('-- no-transaction')) {
    await client.query(script);
    return;
  }
  await client.query('BEGIN');
  try {
    await client.query(script);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

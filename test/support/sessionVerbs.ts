import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { databaseText } from './databaseText.ts';

/** Where a session is played: a folder and a database. */
export interface Stage {
  readonly folder: string;
  readonly url: string;
}

/** What a session can do besides the program's own commands; each resolves to what it prints. */
export const verbs: Readonly<Record<string, (rest: string, stage: Stage) => Promise<string>>> = {
  /** `sql STATEMENT`: its rows, each as JSON. */
  sql: (statement, { url }) => rowsOf(url, statement),
  /** Ledgers and schema. */
  state: (_, { url }) => databaseText(url),
  /** `ls FOLDER`: names, sorted. */
  ls: async (name, { folder }) => lines((await readdir(join(folder, name))).sort()),
  /** `cat FILE` */
  cat: (name, { folder }) => readFile(join(folder, name), 'utf8'),
  /** `write FILE LINE` */
  write: async (rest, { folder }) => {
    const [name = '', line = ''] = rest.split(/ (.*)/s, 2);
    await writeFile(join(folder, name), `${line}\n`);
    return '';
  },
};

async function rowsOf(url: string, statement: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const results = [await client.query(statement)].flat();
    return lines(results.flatMap((it) => it.rows).map((row) => JSON.stringify(row)));
  } finally {
    await client.end();
  }
}

function lines(texts: readonly string[]): string {
  return texts.map((it) => `${it}\n`).join('');
}

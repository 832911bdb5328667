import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Migration } from '../src/migrations/migration.ts';
import { readFolder } from '../src/migrations/readFolder.ts';

/** The same migrations for each tool. */
export interface Workload {
  readonly name: string;
  /** A directory for each, as Staircase reads them. */
  readonly source: string;
  /** A flat file for each, as sqlx reads them. */
  readonly flat: string;
  /** What psql is given: each script in a transaction of its own. */
  readonly psql: string;
}

/** Migrations of two statements each, a table and an index, in a new directory. */
export async function twoStatements(directory: string, count: number): Promise<Workload> {
  const source = join(directory, 'source');
  await writeSteps(source, count);
  return await forAllTools('migrations of two statements', directory, source);
}

/** The real history of crates.io, copied into a new directory: one directory a migration. */
export async function cratesIo(path: string, directory: string): Promise<Workload> {
  const source = join(directory, 'source');
  await cp(path, source, { recursive: true });
  return await forAllTools('migrations of crates.io', directory, source);
}

/** Writes `count` directories with `up.sql` and `down.sql`. */
export async function writeSteps(source: string, count: number): Promise<void> {
  for (let n = 1; n <= count; n++) {
    const step = join(source, `${20240101000000 + n}_table_${n}`);
    await mkdir(step, { recursive: true });
    const up = `CREATE TABLE t${n} (id bigint PRIMARY KEY, name text);\nCREATE INDEX ON t${n} (name);\n`;
    await writeFile(join(step, 'up.sql'), up);
    await writeFile(join(step, 'down.sql'), `DROP TABLE t${n};\n`);
  }
}

async function forAllTools(name: string, directory: string, source: string): Promise<Workload> {
  const [flat, psql] = [join(directory, 'flat'), join(directory, 'all.psql')];
  const { migrations } = await readFolder(source);
  await mkdir(flat);
  for (const migration of migrations)
    await writeFile(flatPath(flat, migration), flatText(migration));
  await writeFile(psql, migrations.map((migration) => psqlCommands(migration)).join(''));
  return { name: `${migrations.length} ${name}`, source, flat, psql };
}

function flatPath(flat: string, { version, description }: Migration): string {
  return join(flat, `${version}_${description.replaceAll(' ', '_')}.sql`);
}

function flatText({ up }: Migration): string {
  return `${up?.noTransaction ? '-- no-transaction\n' : ''}${up?.text}`;
}

function psqlCommands({ up }: Migration): string {
  const include = `\\i '${up?.path}'\n`;
  return up?.noTransaction ? include : `BEGIN;\n${include}COMMIT;\n`;
}

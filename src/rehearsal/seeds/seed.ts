import type { DatabaseError } from '../../database/failure.ts';
import { quoteIdentifier } from '../../database/quote.ts';
import type { Session } from '../../database/session.ts';
import { insertRows } from './insertRows.ts';
import { readSeedSchema } from './readSeedSchema.ts';
import type { SoughtRows } from './rowSearch.ts';
import { seedOrder, type Turn } from './seedOrder.ts';
import { seedRows } from './seedRows.ts';
import type { SeedStyle } from './seedStyle.ts';
import type { SeedSchema, SeedTable } from './seedTable.ts';

/** A table without a row that a migration could lose, and why, as a sentence. */
export interface SeedGap {
  readonly table: string;
  readonly reason: string;
}

/** Which tables have rows now, and which have none. */
export interface Seeded {
  /** Those that hold rows themselves: no partitioned ones. */
  readonly tables: readonly SeedTable[];
  readonly gaps: readonly SeedGap[];
}

/** For which tables rows are wanted. */
export interface SeedTask {
  /** Their oids; absent: all tables. Those that their foreign keys lead to come with them. */
  readonly wanted?: readonly number[];
  /** The names of tables that nobody may write to, as PostgreSQL writes them with their schema. */
  readonly except: readonly string[];
  readonly style: SeedStyle;
  /** Which rows must be among them, if they can be made. */
  readonly sought?: SoughtRows;
}

/**
 * Writes a few rows into each table, in the open transaction: the same ones each time, distinct, and
 * such as all constraints of the tables allow. What they do not allow is said, table by table.
 * Constraints are checked at once afterwards, also those that are deferred. Throws `DatabaseError`
 * when the connection is lost.
 */
export async function seed(session: Session, task: SeedTask): Promise<Seeded> {
  await session.script('SET CONSTRAINTS ALL IMMEDIATE');
  const schema = await readSeedSchema(session, task.wanted);
  const tables = schema.tables.filter((it) => !it.isParent && !task.except.includes(it.name));
  const turns = seedOrder(tables);
  const failed = new Map<SeedTable, string>();
  for (const turn of turns) {
    const reason = await fill(session, schema, turn, task);
    if (reason !== undefined) failed.set(turn.table, reason);
  }
  for (const turn of turns.filter(mustBeEarly)) {
    await takeBackOrphans(session, turn);
    const others = turn.early.map(({ parentName }) => parentName).join(' and ');
    if (!failed.has(turn.table))
      failed.set(turn.table, `Its rows and those of ${others} need each other.`);
  }
  const gaps: SeedGap[] = [];
  for (const [table, reason] of failed) {
    if (!(await hasRows(session, table))) gaps.push({ table: table.name, reason });
  }
  const empty = schema.tables.filter(
    (it) =>
      it.isParent &&
      !schema.tables.some(({ oid, within }) => oid !== it.oid && within.includes(it.oid)),
  );
  gaps.push(...empty.map(({ name }) => ({ table: name, reason: 'It has no partitions.' })));
  return { tables, gaps };
}

async function fill(
  session: Session,
  schema: SeedSchema,
  turn: Turn,
  task: SeedTask,
): Promise<string | undefined> {
  const rows = await seedRows(session, schema, turn, task);
  if (typeof rows === 'string') return rows;
  const isEarly = mustBeEarly(turn);
  const error = await insertRows(session, turn.table, rows, isEarly);
  return error && sentence(error);
}

function mustBeEarly({ table, early }: Turn): boolean {
  return early.some((key) =>
    key.columns.every((name) => table.columns.some((it) => it.name === name && it.isNotNull)),
  );
}

/** A row whose parent was foretold, and came out otherwise. */
async function takeBackOrphans(session: Session, turn: Turn): Promise<void> {
  for (const { columns, parentName, parentColumns } of turn.early) {
    const same = columns.map(
      (it, n) => `p.${quoteIdentifier(parentColumns[n] ?? '')} = c.${quoteIdentifier(it)}`,
    );
    await session.script(`SET LOCAL session_replication_role = replica;
      DELETE FROM ${turn.table.name} c WHERE NOT EXISTS (SELECT FROM ${parentName} p WHERE ${same.join(' AND ')});
      SET LOCAL session_replication_role = origin`);
  }
}

async function hasRows(session: Session, table: SeedTable): Promise<boolean> {
  const rows = await session.query(`SELECT FROM ONLY ${table.name} LIMIT 1`);
  return rows.length > 0;
}

function sentence({ server, message }: DatabaseError): string {
  const said = server?.message ?? message;
  const detail = server?.detail ? ` (${server.detail})` : '';
  return `The server refuses its rows: ${said}${detail}.`;
}

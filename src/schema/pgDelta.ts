import { diff, encodeId, type FactBase, type StableId } from '@supabase/pg-delta/core';
import { extract } from '@supabase/pg-delta/extract';
import { plan } from '@supabase/pg-delta/plan';
import { quoteIdentifier } from '../database/quote.ts';
import type { Session } from '../database/session.ts';
import { type ColumnTrigger, columnTriggers } from './columnTriggers.ts';
import { type ForeignOption, foreignOptions, withOptions } from './foreignOptions.ts';

/**
 * What pg-delta has read of a database. This is its only home, and a file of its own in `dist`: who
 * needs it says `await import(...)`, and nobody else pays for it.
 */
export interface Facts {
  readonly base: FactBase;
  /** Whom the session acts as: what is made anew is that role's by itself. */
  readonly role: string;
  /** The columns that are worked out as they are read, which pg-delta takes for stored ones. */
  readonly virtual: readonly Pick<Made, 'table' | 'column'>[];
  /** pg-delta takes most options of foreign servers and tables for secrets. */
  readonly options: readonly ForeignOption[];
  readonly triggers: readonly ColumnTrigger[];
}

/** One statement of the way from one state to another. */
export interface DeltaStatement {
  /** Without a semicolon; names are quoted and have their schema. */
  readonly sql: string;
  /** The tables and columns that it makes, which are empty then. */
  readonly made: readonly Made[];
}

/** A table, or the column of one. */
export interface Made {
  readonly kind: 'table' | 'column';
  /** As a person says it: `public.orders`. */
  readonly table: string;
  /** Empty for a table. */
  readonly column: string;
}

/** Reads the facts, in the transaction that is open if there is one, and leaves the session as it was. */
export async function readFacts(session: Session): Promise<Facts> {
  const isOpen = session.transactionStatus === 'open';
  await session.script(isOpen ? 'SAVEPOINT staircase_facts' : 'BEGIN');
  try {
    const [row] = await session.query('SELECT current_user::text AS role');
    const { factBase } = await extract(poolOn(session));
    return {
      base: factBase,
      role: String(row?.['role']),
      virtual: await virtualColumns(session),
      options: await foreignOptions(session),
      triggers: await columnTriggers(session),
    };
  } finally {
    await session.script(
      isOpen
        ? 'ROLLBACK TO SAVEPOINT staircase_facts; RELEASE SAVEPOINT staircase_facts'
        : 'ROLLBACK',
    );
  }
}

async function virtualColumns(session: Session): Promise<Facts['virtual']> {
  const rows =
    await session.query(`SELECT n.nspname AS schema, c.relname AS name, a.attname AS column
    FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE a.attgenerated = 'v' AND NOT a.attisdropped`);
  return rows.map((row) => ({
    table: `${row['schema']}.${row['name']}`,
    column: String(row['column']),
  }));
}

/** What differs for pg-delta, as `add column:public.orders.note`; empty when nothing does. */
export function deltasBetween(from: Facts, to: Facts): string[] {
  return diff(from.base, to.base).map((it) => {
    if (it.verb === 'set') return `set ${it.attr} of ${encodeId(it.id)}`;
    if (it.verb === 'link' || it.verb === 'unlink') return `${it.verb} ${encodeId(it.edge.from)}`;
    return `${it.verb} ${encodeId(it.fact.id)}`;
  });
}

/**
 * What leads from one state to the other, in an order that its dependencies allow. Undefined where
 * pg-delta knows no way. What the session's role owns goes to whoever runs the script: another
 * server has another name for it.
 */
export function statementsBetween(from: Facts, to: Facts): DeltaStatement[] | undefined {
  // A rename and other changes of one table may wait for each other; without it there is a way.
  return statementsWith('auto', from, to) ?? statementsWith('off', from, to);
}

function statementsWith(
  renames: 'auto' | 'off',
  from: Facts,
  to: Facts,
): DeltaStatement[] | undefined {
  try {
    const { actions } = plan(from.base, to.base, { renames });
    const made = actions.filter(({ verb }) => verb === 'create');
    const isNew = new Set(made.flatMap(objectsOf));
    const foreign = new Set(made.map(({ produces }) => foreignObject(produces)));
    return actions.flatMap(({ sql, verb, produces, consumes }) => {
      const ofNew = consumes.some((it) => isNew.has(encodeId(it)));
      const filled = withOptions(sql, foreignObject(produces), to.options);
      const text = withoutRole(filled.trim().replace(/;$/, ''), to.role, ofNew);
      return text === undefined
        ? []
        : { sql: text, made: verb === 'create' ? madeIn(produces, foreign) : [] };
    });
  } catch {
    // It throws for what it cannot do, with classes of its own for some of it.
    return undefined;
  }
}

function foreignObject(produces: readonly StableId[]): string {
  const [object] = produces.filter(({ kind }) => /^(?:fdw|server|foreignTable)$/.test(kind));
  if (!object || !('name' in object)) return '';
  const schema = 'schema' in object ? `${object.schema}.` : '';
  return `${object.kind} ${schema}${object.name}`;
}

/** Without privileges and comments, which are created of what is there. */
function objectsOf({ produces }: { readonly produces: readonly StableId[] }): string[] {
  return produces.filter((it) => !('target' in it)).map(encodeId);
}

/** With CURRENT_USER for the session's role; undefined for what a new object has by itself. */
function withoutRole(sql: string, role: string, ofNew: boolean): string | undefined {
  const name = quoteIdentifier(role);
  const end = / (?:OWNER TO|TO|FROM) ("(?:[^"]|"")*")$/.exec(sql)?.[1];
  const isOurs = end === name && /^(?:GRANT|REVOKE|ALTER) /.test(sql);
  if (!isOurs) return sql;
  return ofNew ? undefined : `${sql.slice(0, -name.length)}CURRENT_USER`;
}

/** Columns go without saying where their table is new, or its rows are elsewhere. */
function madeIn(produces: readonly StableId[], foreign: ReadonlySet<string>): Made[] {
  const tables = produces.flatMap((it): Made[] =>
    it.kind === 'table' ? [{ kind: 'table', table: `${it.schema}.${it.name}`, column: '' }] : [],
  );
  if (tables.length > 0) return tables;
  return produces.flatMap((it): Made[] =>
    it.kind === 'column' && !foreign.has(`foreignTable ${it.schema}.${it.table}`)
      ? [{ kind: 'column', table: `${it.schema}.${it.table}`, column: it.name }]
      : [],
  );
}

/** The transaction is ours: with a session of its own, pg-delta would not see what it has made. */
function poolOn(session: Session): Parameters<typeof extract>[0] {
  const query = async (sql: string): Promise<{ rows: unknown }> => {
    if (/^(?:BEGIN|COMMIT|ROLLBACK)\b/.test(sql)) return { rows: [] };
    if (!/^SET LOCAL\b/.test(sql)) return { rows: await session.query(sql) };
    await session.script(sql);
    return { rows: [] };
  };
  const pool = { connect: async () => ({ query, release: () => undefined }) };
  return pool as unknown as Parameters<typeof extract>[0];
}

import { inReadOnlyTransaction, type ReadLimits } from '../database/readOnly.ts';
import type { Session } from '../database/session.ts';
import type { Parser } from '../sql/parser.ts';
import { findExistingTables } from './existingTables.ts';
import { type ForeignLedger, findForeignLedgers } from './foreignLedgers.ts';
import type { Plan, Remark } from './plan.ts';

/** Signs that the database was migrated by someone else before. Never both empty. */
export interface Foreign {
  readonly ledgers: readonly ForeignLedger[];
  /** Tables that pending migrations create and that exist already, as `schema.table`. */
  readonly tables: readonly string[];
}

/** Looks for another tool's traces while our ledger is empty. Only reads. Throws `DatabaseError`. */
export async function findForeign(
  session: Session,
  plan: Plan,
  parser: Parser,
  limits?: ReadLimits,
): Promise<Foreign | undefined> {
  if (plan.ledger.rows.length > 0) return undefined;
  const find = async (): Promise<Foreign | undefined> => {
    const ledgers = await findForeignLedgers(session, plan);
    const tables = await findExistingTables(session, plan, parser);
    return ledgers.length + tables.length > 0 ? { ledgers, tables } : undefined;
  };
  return inReadOnlyTransaction(session, find, limits);
}

/** A run would do again what another tool has done: it is refused until a person has chosen. */
export function refuseForeign(plan: Plan, foreign: Foreign): Plan {
  if (plan.intent.kind !== 'run' && plan.intent.kind !== 'run-to') return plan;
  const refusals = [
    ...plan.refusals,
    ...foreign.ledgers.map(ofLedger),
    ...ofTables(foreign.tables),
  ];
  return { ...plan, refusals, steps: [] };
}

const TOOLS: Readonly<Record<ForeignLedger['tool'], string>> = {
  diesel: 'Diesel',
  sqlx: 'sqlx',
  flyway: 'Flyway',
  other: 'another tool',
};

function ofLedger({ table, tool, listed, sqlxShape }: ForeignLedger): Remark {
  const versions = listed === 1 ? '1 version' : `${listed} versions`;
  const use = sqlxShape ? `Use that table (table-name = "${table}" in sqlx.toml), or mark` : 'Mark';
  const message =
    `${table} of ${TOOLS[tool]} lists ${versions}, while our own ledger is empty: ` +
    `a run would repeat them. ${use} the versions it lists as applied.`;
  return { code: 'foreign-ledger', message };
}

function ofTables(tables: readonly string[]): Remark[] {
  if (tables.length === 0) return [];
  const named = tables.slice(0, 5).join(', ');
  const more = tables.length > 5 ? ` and ${tables.length - 5} more` : '';
  const message =
    `Pending migrations create tables that exist already (${named}${more}), while our ledger is ` +
    'empty. Mark the migrations that made them as applied, or choose an empty database.';
  return [{ code: 'existing-table', message }];
}

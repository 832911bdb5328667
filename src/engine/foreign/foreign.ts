import { inReadOnlyTransaction, type ReadLimits } from '../../database/readOnly.ts';
import type { Session } from '../../database/session.ts';
import type { Parser } from '../../sql/parser.ts';
import { findExistingTables } from '../ledger/existingTables.ts';
import { readLedger } from '../ledger/readLedger.ts';
import { nameList } from '../plan/nameList.ts';
import type { Plan, Remark } from '../plan/plan.ts';
import { type ForeignLedger, findForeignLedgers } from './foreignLedgers.ts';

/** Signs that the database was migrated by someone else before. Never both empty. */
export interface Foreign {
  readonly ledgers: readonly ForeignLedger[];
  /** Tables that pending migrations create and that exist already, as `schema.table`. */
  readonly tables: readonly string[];
}

/**
 * Looks for another tool's traces while our ledger is empty. Only reads. Throws `DatabaseError`.
 * What a run of our own has made between the two readings is no trace: its rows are looked for last.
 */
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
  const found = await inReadOnlyTransaction(session, find, limits);
  if (!found) return undefined;
  const { rows } = await readLedger(session, plan.ledger.name, limits);
  return rows.length > 0 ? undefined : found;
}

/**
 * A run would do again what another tool has done: it is refused until a person has chosen. A ledger
 * that lists nothing of ours is most likely of another application in the same database: a doubt.
 */
export function refuseForeign(plan: Plan, foreign: Foreign): Plan {
  if (!runsAnew(plan)) return plan;
  const ours = foreign.ledgers.filter((ledger) => ledger.listsOurs);
  const others = foreign.ledgers.filter((ledger) => !ledger.listsOurs);
  const refusals = [...plan.refusals, ...ours.map(repeated), ...ofTables(foreign.tables)];
  const doubts = [...plan.doubts, ...others.map(beside)];
  return { ...plan, refusals, doubts, steps: refusals.length > 0 ? [] : plan.steps };
}

function runsAnew({ intent }: Plan): boolean {
  if (intent.kind === 'reset') return intent.rerun === true;
  return intent.kind === 'run' || intent.kind === 'run-to';
}

const TOOLS: Readonly<Record<ForeignLedger['tool'], string>> = {
  diesel: 'Diesel',
  sqlx: 'sqlx',
  flyway: 'Flyway',
  dbmate: 'dbmate, Rails or Ecto',
  'golang-migrate': 'golang-migrate',
  goose: 'goose',
  refinery: 'refinery',
};

/** A literal string of TOML, in which the quotes of SQL may stand as they are. */
function repeated(ledger: ForeignLedger): Remark {
  const { table, sqlxShape } = ledger;
  const use = sqlxShape ? `Use that table (table-name = '${table}' in sqlx.toml), or mark` : 'Mark';
  const message =
    `${listing(ledger)}, while our own ledger is empty: ` +
    `a run would repeat them. ${use} the versions it lists as applied${importing(ledger)}.`;
  return { code: sqlxShape ? 'usable-ledger' : 'foreign-ledger', message };
}

/** How the command line does so. */
function importing({ tool, table }: ForeignLedger): string {
  const from = tool === 'sqlx' ? `sqlx-table --table '${table}'` : tool;
  return ` (staircase migrate import --from ${from})`;
}

function beside(ledger: ForeignLedger): Remark {
  const message =
    `${listing(ledger)}, none of which is on disk: it looks like the ledger of another ` +
    'application or tool. A run leaves it alone and goes on beside it.';
  return { code: 'other-ledger', message };
}

function listing({ table, tool, listed }: ForeignLedger): string {
  return `${table} of ${TOOLS[tool]} lists ${listed === 1 ? '1 version' : `${listed} versions`}`;
}

function ofTables(tables: readonly string[]): Remark[] {
  if (tables.length === 0) return [];
  const message =
    `Pending migrations create tables that exist already (${nameList(tables)}), while our ledger ` +
    'is empty. Mark the migrations that made them as applied, or choose an empty database.';
  return [{ code: 'existing-table', message }];
}

import { DatabaseError } from '../../database/failure.ts';
import type { Session } from '../../database/session.ts';
import { type Timeouts, timeoutsOf, withSessionTimeouts } from '../lock/timeouts.ts';
import { changedVersions } from '../plan/changedVersions.ts';
import type { Plan, Remark } from '../plan/plan.ts';
import type { Ledger, LedgerLocation } from './ledger.ts';
import { createLedger } from './ledgerWrites.ts';
import { findTables } from './namedTables.ts';
import { readLedger } from './readLedger.ts';
import { requireLedgerRights } from './requireLedgerRights.ts';

/** The ledger that a plan may be executed on, or why it may not. */
export type Preparation =
  | { readonly kind: 'ready'; readonly location: LedgerLocation }
  | { readonly kind: 'stale'; readonly remark: Remark };

/**
 * Reads the ledger again, now under the lock, and compares it with what the plan was made on.
 * Creates schemas and table only then, and only where they are missing: a refused plan writes
 * nothing, and a role without the right to create may run where both exist. Throws `DatabaseError`.
 */
export async function prepareLedger(
  session: Session,
  plan: Plan,
  createSchemas: readonly string[],
  timeouts: Timeouts = {},
): Promise<Preparation> {
  const prepare = (): Promise<Preparation> => prepareOnce(session, plan, createSchemas, timeouts);
  try {
    return await prepare();
  } catch (error) {
    if (!isMadeMeanwhile(error)) throw error;
    return await prepare();
  }
}

/** A program that takes no lock has made it at the same moment: IF NOT EXISTS does not see that. */
function isMadeMeanwhile(error: unknown): boolean {
  const state = error instanceof DatabaseError ? error.server?.sqlstate : undefined;
  return state !== undefined && MADE_MEANWHILE.has(state);
}

/** unique_violation (in a catalog), duplicate_table, duplicate_schema, duplicate_object (the row type). */
const MADE_MEANWHILE: ReadonlySet<string> = new Set(['23505', '42P07', '42P06', '42710']);

async function prepareOnce(
  session: Session,
  { ledger, steps }: Plan,
  createSchemas: readonly string[],
  timeouts: Timeouts,
): Promise<Preparation> {
  const { name } = ledger;
  const current = await readLedger(session, name, timeoutsOf(timeouts));
  const remark = staleness(ledger, current);
  if (remark) return { kind: 'stale', remark };
  const create = (work: () => Promise<void>) => withSessionTimeouts(session, timeouts, work);
  for (const schema of [...createSchemas].sort()) await createSchema(session, schema, create);
  if (current.location) {
    await requireLedgerRights(session, current.location, steps);
    return { kind: 'ready', location: current.location };
  }
  await create(() => createLedger(session, name));
  const created = (await findTables(session, name)).find((table) => table.isChosen);
  if (created) return { kind: 'ready', location: { schema: created.schema, table: created.table } };
  throw new DatabaseError(
    'server',
    `The ledger ${name} was created, but search_path hides it. ${NAME_IT}`,
  );
}

const NAME_IT = 'Name it with its schema (table-name in sqlx.toml), or correct search_path.';

/** `schema` is raw SQL text, as in sqlx.toml. CREATE SCHEMA wants its right even if the schema exists. */
async function createSchema(
  session: Session,
  schema: string,
  create: (work: () => Promise<void>) => Promise<void>,
): Promise<void> {
  const [row] = await session.query('SELECT to_regnamespace($1) IS NULL AS missing', [schema]);
  if (row?.['missing'] !== true) return;
  await create(async () => {
    await session.script(`CREATE SCHEMA IF NOT EXISTS ${schema};`);
  });
}

function staleness(planned: Ledger, current: Ledger): Remark | undefined {
  const changed = changedVersions(planned.rows, current.rows);
  if (changed.length === 0 && !hasMoved(planned, current)) return undefined;
  const which = changed.slice(0, 3);
  const what = changed.length > 0 ? `rows of ${which.join(', ')}` : 'the schema it is in';
  const more = changed.length > which.length ? ` and ${changed.length - which.length} more` : '';
  const message =
    `The ledger has changed since this plan was made (${what}${more}), so nothing was run. ` +
    'Look at the new plan, and run again.';
  return { code: 'stale', message };
}

function hasMoved({ location: before }: Ledger, { location: now }: Ledger): boolean {
  return before !== undefined && (before.schema !== now?.schema || before.table !== now.table);
}

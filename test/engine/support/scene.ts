import type { TestContext } from 'node:test';
import { parseConnectionUrl } from '../../../src/database/connect/connectionUrl.ts';
import type { Session } from '../../../src/database/session.ts';
import { openPgSession } from '../../../src/database/wire/pgSession.ts';
import { readLedger } from '../../../src/engine/ledger/readLedger.ts';
import type { Intent, Plan } from '../../../src/engine/plan/plan.ts';
import { review } from '../../../src/engine/plan/review.ts';
import { type ExecuteOptions, execute } from '../../../src/engine/run/execute.ts';
import type { Report } from '../../../src/engine/run/report.ts';
import type { Migration } from '../../../src/migrations/migration.ts';
import { loadParser } from '../../../src/sql/libpgQuery.ts';
import { planFor } from '../../support/migrations.ts';

/** The ledger's usual name, as raw SQL text. */
export const LEDGER = '_sqlx_migrations';

/** A session that ends with its test. */
export async function open(
  t: TestContext,
  url: string,
  applicationName = 'staircase',
): Promise<Session> {
  const session = await openPgSession(parseConnectionUrl(url, {}), { applicationName });
  t.after(() => session.close());
  return session;
}

/** A plan as the editor makes it: read, planned, reviewed. */
export async function planOn(
  session: Session,
  found: readonly Migration[],
  intent: Intent,
  { ledger = LEDGER, allowTransactionControl = false } = {},
): Promise<Plan> {
  const made = planFor(found, await readLedger(session, ledger), intent);
  return review(made, await loadParser(), { allowTransactionControl });
}

export type RunOptions = Partial<ExecuteOptions> & {
  readonly ledger?: string;
  readonly allowTransactionControl?: boolean;
};

/** Plans and executes. Doubts count as confirmed unless said otherwise. */
export async function runOn(
  session: Session,
  found: readonly Migration[],
  intent: Intent = { kind: 'run' },
  options: RunOptions = {},
): Promise<Report> {
  const plan = await planOn(session, found, intent, options);
  return execute(session, plan, withDefaults(options));
}

export function withDefaults(options: Partial<ExecuteOptions> = {}): ExecuteOptions {
  return { doubtsConfirmed: true, ...options };
}

/** The ledger's rows as `version`, with a mark for those that say `success = false`. */
export async function rowsOf(session: Session, ledger = LEDGER): Promise<string[]> {
  const { rows } = await readLedger(session, ledger);
  return rows.map((row) => `${row.version}${row.success ? '' : ' failed'}`);
}

/** The person's own relations: not the ledger, not the system's. */
export async function relationsOf(session: Session): Promise<string[]> {
  const rows = await session.query(
    `SELECT relname AS name FROM pg_class
     WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v', 'i', 'S')
       AND relname NOT LIKE '\\_sqlx\\_migrations%' ORDER BY relname`,
  );
  return rows.map((row) => String(row['name']));
}

export function outcomes(report: Report): string[] {
  return report.steps.map(
    ({ step, outcome }) => `${step.direction} ${step.migration.version} ${outcome}`,
  );
}

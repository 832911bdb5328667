import { nameList } from '../plan/nameList.ts';
import type { Intent, Plan, Remark } from '../plan/plan.ts';
import type { Ledger } from './ledger.ts';

/**
 * Says that another table of the ledger's name exists, which a moved `search_path` would take. While
 * ours is empty and another is not, a run would most likely repeat everything (sqlx #3523): a doubt.
 */
export function secondLedger(ledger: Ledger, intent: Intent): Pick<Plan, 'warnings' | 'doubts'> {
  const filled = ledger.rows.length > 0 ? [] : ledger.others.filter((other) => other.hasRows);
  if (filled.length > 0 && FORWARD.has(intent.kind)) {
    const message = `${ours(ledger)}, but ${namesOf(filled)} has rows: a run may repeat them. ${CURE}`;
    return { warnings: [], doubts: [remark(message)] };
  }
  if (ledger.others.length === 0) return { warnings: [], doubts: [] };
  const message = `${ours(ledger)}, but the database also has ${namesOf(ledger.others)}. ${CURE}`;
  return { warnings: [remark(message)], doubts: [] };
}

/** With an empty ledger nothing else does anything. */
const FORWARD: ReadonlySet<Intent['kind']> = new Set(['run', 'run-to', 'mark-applied', 'resume']);

const CURE =
  'If that is the ledger of these migrations, name it with its schema as table-name in sqlx.toml.';

function ours({ name, location, rows }: Ledger): string {
  if (!location) return `${name} is not found on the search_path and would be created`;
  return `${location.schema}.${location.table} is ${rows.length > 0 ? 'used' : 'empty'}`;
}

function namesOf(others: Ledger['others']): string {
  return nameList(others.map((other) => other.name));
}

function remark(message: string): Remark {
  return { code: 'second-ledger', message };
}

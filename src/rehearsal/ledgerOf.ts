import type { Ledger, LedgerRow } from '../engine/ledger/ledger.ts';
import type { Migration } from '../migrations/migration.ts';

/** The ledger of a stage that holds these migrations and nothing else. */
export function ledgerOf(applied: readonly Migration[], name: string): Ledger {
  return { name, rows: applied.flatMap(rowOf), others: [] };
}

/** When it was written and how long that took, no plan depends on. */
function rowOf({ version, description, up }: Migration): LedgerRow[] {
  if (!up) return [];
  const times = { installedOn: new Date(0), executionTime: 0n };
  return [{ version, description, checksum: up.checksum, success: true, ...times }];
}

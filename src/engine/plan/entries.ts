import type { Migration } from '../../migrations/migration.ts';
import { compareVersions } from '../../migrations/version.ts';
import type { Ledger, LedgerRow } from '../ledger/ledger.ts';
import type { Entry, State } from './plan.ts';

/**
 * Disk and ledger side by side, in version order. A migration that has neither a row nor a readable
 * up script is no entry: there is nothing to run, and its problem says why.
 */
export function entriesOf(migrations: readonly Migration[], ledger: Ledger): Entry[] {
  const onDisk = groupByVersion(migrations);
  const rows = groupByVersion(ledger.rows);
  const lastApplied = [...rows.keys()].sort(compareVersions).at(-1);
  const versions = [...new Set([...onDisk.keys(), ...rows.keys()])].sort(compareVersions);
  return versions.flatMap((version) =>
    entriesOfVersion(onDisk.get(version) ?? [], rows.get(version) ?? [], lastApplied),
  );
}

function groupByVersion<T extends { readonly version: bigint }>(
  items: readonly T[],
): Map<bigint, T[]> {
  const groups = new Map<bigint, T[]>();
  for (const item of items) {
    const group = groups.get(item.version);
    if (group) group.push(item);
    else groups.set(item.version, [item]);
  }
  return groups;
}

function entriesOfVersion(
  found: readonly Migration[],
  rows: readonly LedgerRow[],
  lastApplied: bigint | undefined,
): Entry[] {
  const row = bestRow(found, rows);
  const extraRows = rows.filter((it) => it !== row);
  if (found.length > 1) return duplicates(found, row);
  const [migration] = found;
  if (row) return [{ ...entryOfRow(migration, row), ...(extraRows.length > 0 && { extraRows }) }];
  return migration?.up ? [notApplied(migration, lastApplied)] : [];
}

/** Of several rows the one that fits a file, or else says success. */
function bestRow(found: readonly Migration[], rows: readonly LedgerRow[]): LedgerRow | undefined {
  const fits = (row: LedgerRow): boolean =>
    row.success && found.some(({ up }) => up?.checksum.equals(row.checksum));
  return rows.find(fits) ?? rows.find(({ success }) => success) ?? rows[0];
}

function entryOfRow(migration: Migration | undefined, row: LedgerRow): Entry {
  const { version, description } = migration ?? row;
  const state = stateOfRow(migration, row);
  return { version, description, state, row, ...(migration && { migration }) };
}

function stateOfRow(migration: Migration | undefined, row: LedgerRow): State {
  if (!row.success) return 'failed';
  if (!migration?.up) return 'missing';
  return migration.up.checksum.equals(row.checksum) ? 'applied' : 'changed';
}

function notApplied(migration: Migration, lastApplied: bigint | undefined): Entry {
  const { version, description } = migration;
  const behind = lastApplied !== undefined && compareVersions(version, lastApplied) < 0;
  return { version, description, state: behind ? 'out-of-order' : 'pending', migration };
}

/** The row goes to the file it was written for, as far as the checksum tells, else to the first. */
function duplicates(found: readonly Migration[], row: LedgerRow | undefined): Entry[] {
  const owner = found.find((it) => row && it.up?.checksum.equals(row.checksum)) ?? found[0];
  return found.map((migration) => ({
    version: migration.version,
    description: migration.description,
    state: 'duplicate',
    migration,
    ...(row && migration === owner && { row }),
  }));
}

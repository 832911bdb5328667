import type { Migration } from '../migrations/migration.ts';
import { compareVersions } from '../migrations/version.ts';
import type { Ledger, LedgerRow } from './ledger.ts';
import type { Entry, State } from './plan.ts';

/**
 * Disk and ledger side by side, in version order. A migration that has neither a row nor a readable
 * up script is no entry: there is nothing to run, and its problem says why.
 */
export function entriesOf(migrations: readonly Migration[], ledger: Ledger): Entry[] {
  const onDisk = groupByVersion(migrations);
  const rows = new Map(ledger.rows.map((row) => [row.version, row]));
  const lastApplied = [...rows.keys()].sort(compareVersions).at(-1);
  const versions = [...new Set([...onDisk.keys(), ...rows.keys()])].sort(compareVersions);
  return versions.flatMap((version) =>
    entriesOfVersion(onDisk.get(version) ?? [], rows.get(version), lastApplied),
  );
}

function groupByVersion(migrations: readonly Migration[]): Map<bigint, Migration[]> {
  const groups = new Map<bigint, Migration[]>();
  for (const migration of migrations) {
    const group = groups.get(migration.version);
    if (group) group.push(migration);
    else groups.set(migration.version, [migration]);
  }
  return groups;
}

function entriesOfVersion(
  found: readonly Migration[],
  row: LedgerRow | undefined,
  lastApplied: bigint | undefined,
): Entry[] {
  if (found.length > 1) return duplicates(found, row);
  const [migration] = found;
  if (row) return [entryOfRow(migration, row)];
  return migration?.up ? [notApplied(migration, lastApplied)] : [];
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

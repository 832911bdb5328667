import { createHash } from 'node:crypto';
import type { Ledger, LedgerRow } from '../../src/engine/ledger/ledger.ts';
import type { Intent, Plan } from '../../src/engine/plan/plan.ts';
import { type PlanInput, plan } from '../../src/engine/plan/planner.ts';
import type { Migration, MigrationFolder, Script } from '../../src/migrations/migration.ts';

/** A migration in memory, as `readFolder` would give it for a flat folder. */
export interface MigrationSource {
  readonly version: bigint;
  readonly description?: string;
  readonly up?: string;
  readonly down?: string;
  readonly folder?: string;
}

export const FOLDER = '/project/migrations';

export function migration(source: MigrationSource): Migration {
  const { version, description = `step ${version}`, folder = FOLDER } = source;
  const stem = `${folder}/${version}_${description.replaceAll(' ', '_')}`;
  const { up, down } = source;
  return {
    version,
    description,
    layout: 'flat',
    path: `${stem}.up.sql`,
    folder,
    ...(up !== undefined && { up: script(`${stem}.up.sql`, up) }),
    ...(down !== undefined && { down: script(`${stem}.down.sql`, down) }),
  };
}

/** Two-way migrations of these versions, each with a table of its own. */
export function migrations(...versions: readonly bigint[]): Migration[] {
  return versions.map((version) =>
    migration({ version, up: `CREATE TABLE t${version} ();`, down: `DROP TABLE t${version};` }),
  );
}

export function folderOf(found: readonly Migration[], path = FOLDER): MigrationFolder {
  return { path, migrations: found, problems: [] };
}

export function ledgerOf(...rows: readonly LedgerRow[]): Ledger {
  const location = { schema: 'public', table: '_sqlx_migrations' };
  return { name: '_sqlx_migrations', location, rows, others: [] };
}

/** The row that applying a migration leaves. */
export function rowOf(applied: Migration, changes: Partial<LedgerRow> = {}): LedgerRow {
  return {
    version: applied.version,
    description: applied.description,
    installedOn: new Date('2026-01-01T00:00:00Z'),
    success: true,
    checksum: applied.up?.checksum ?? Buffer.alloc(48),
    executionTime: 1_000_000n,
    ...changes,
  };
}

/** A plan over one folder, with sqlx's tolerance for late migrations unless said otherwise. */
export function planFor(
  found: readonly Migration[],
  ledger: Ledger,
  intent: Intent,
  changes: Partial<PlanInput> = {},
): Plan {
  return plan({ folders: [folderOf(found)], ledger, outOfOrder: 'warn', ...changes }, intent);
}

function script(path: string, text: string): Script {
  const checksum = createHash('sha384').update(text, 'utf8').digest();
  return { path, text, noTransaction: text.startsWith('-- no-transaction'), checksum };
}

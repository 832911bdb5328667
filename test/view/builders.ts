import type { FolderConfig } from '../../src/config/folderConfig.ts';
import { parseSettings } from '../../src/config/settings.ts';
import { parseConnectionUrl } from '../../src/database/connect/connectionUrl.ts';
import { roleOf } from '../../src/database/role.ts';
import type { BuiltInTarget, Role, ServerTarget } from '../../src/database/target.ts';
import type { Ledger } from '../../src/engine/ledger/ledger.ts';
import { plan } from '../../src/engine/plan/planner.ts';
import type { MigrationFolder } from '../../src/migrations/migration.ts';
import type { FolderState, FolderView } from '../../src/view/tree/folderView.ts';
import { ledgerOf } from '../support/migrations.ts';

export const ROOT = '/project';
export const NOW = new Date('2026-11-22T12:00:00Z');

export const BUILT_IN: BuiltInTarget = {
  kind: 'built-in',
  name: 'built-in',
  role: 'local',
  workspace: ROOT,
};

/** A server by URL; its password is in it to show that it is nowhere in what is read. */
export function server(name: string, url: string, role?: Role): ServerTarget {
  const connection = parseConnectionUrl(url, {});
  return { kind: 'server', name, role: role ?? roleOf(connection), connection };
}

export const LOCAL = server('local', 'postgres://dev:hunter2@localhost/app');
export const STAGING = server('staging', 'postgres://deploy:hunter2@db.example.com:6432/app');
export const PRODUCTION = server(
  'production',
  'postgres://deploy:hunter2@prod.example.com/app',
  'production',
);

export function configOf(path: string, changes: Partial<FolderConfig> = {}): FolderConfig {
  return {
    path,
    root: ROOT,
    label: path.slice(ROOT.length + 1),
    settings: parseSettings({}).settings,
    target: { kind: 'target', target: LOCAL, origin: 'DATABASE_URL from .env' },
    ledgerName: '_sqlx_migrations',
    createSchemas: [],
    ignoredChars: [],
    newMigrations: { type: 'inferred', versioning: 'inferred' },
    ...changes,
  };
}

/** A folder as it stands after its ledger was read. */
export function planned(
  disk: MigrationFolder,
  ledger: Ledger = ledgerOf(),
  changes: Partial<FolderConfig> = {},
): FolderView {
  const state: FolderState = {
    kind: 'planned',
    plan: plan({ folders: [disk], ledger, outOfOrder: 'warn' }, { kind: 'run' }),
  };
  return { config: configOf(disk.path, changes), disk, state };
}

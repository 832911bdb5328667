import type { Target } from '../database/target.ts';
import type { OutOfOrderPolicy } from '../engine/plan/plan.ts';
import { databaseIdentity } from './databaseIdentity.ts';
import type { FolderConfig } from './folderConfig.ts';
import { strictness } from './strictness.ts';

/** Folders whose migrations share one ledger and are therefore planned together. */
export interface LedgerGroup {
  /** The strictest of the folders' targets; all lead to the same database, maybe as other users. */
  readonly target: Target;
  readonly ledgerName: string;
  /** Those of all folders, sorted. */
  readonly createSchemas: readonly string[];
  /** The strictest of the folders' settings: those of two workspace roots may differ. */
  readonly outOfOrder: OutOfOrderPolicy;
  readonly folders: readonly FolderConfig[];
}

const POLICIES: readonly OutOfOrderPolicy[] = ['allow', 'warn', 'refuse'];

/** Groups the folders that have a target: the same database and the same table name are one ledger. */
export function ledgerGroups(folders: readonly FolderConfig[]): LedgerGroup[] {
  const groups = new Map<string, LedgerGroup>();
  for (const folder of folders) {
    if (folder.target.kind !== 'target') continue;
    const { target } = folder.target;
    const key = JSON.stringify([identity(target), folder.ledgerName]);
    groups.set(key, joined(groups.get(key), target, folder));
  }
  return [...groups.values()];
}

/** libpq's `options` count: with another `search_path` the same table name is another table. */
function identity(target: Target): string {
  if (target.kind === 'built-in') return `built-in ${target.workspace}`;
  return `${databaseIdentity(target.connection)} ${target.connection.options ?? ''}`;
}

function stricter(a: Target, b: Target): Target {
  return strictness(b.role) > strictness(a.role) ? b : a;
}

function stricterPolicy(a: OutOfOrderPolicy, b: OutOfOrderPolicy): OutOfOrderPolicy {
  return POLICIES.indexOf(b) > POLICIES.indexOf(a) ? b : a;
}

function joined(group: LedgerGroup | undefined, target: Target, folder: FolderConfig): LedgerGroup {
  const { ledgerName, createSchemas } = folder;
  const { outOfOrder } = folder.settings;
  const schemas = [...(group?.createSchemas ?? []), ...createSchemas];
  return {
    target: group ? stricter(group.target, target) : target,
    ledgerName,
    createSchemas: [...new Set(schemas)].sort(),
    outOfOrder: group ? stricterPolicy(group.outOfOrder, outOfOrder) : outOfOrder,
    folders: [...(group?.folders ?? []), folder],
  };
}

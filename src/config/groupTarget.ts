import type { Target } from '../database/target.ts';
import type { LedgerGroup } from './ledgerGroups.ts';

/**
 * What a command on a ledger connects to: for one of its folders that folder's own target, for all
 * of them the strictest. What it asks of the person is always as strict as the strictest demands.
 */
export function groupTarget({ target: strictest, folders }: LedgerGroup, only?: string): Target {
  const own = folders.find(({ path }) => path === only)?.target;
  if (own?.kind !== 'target' || own.target.kind === 'built-in') return strictest;
  return { ...own.target, role: strictest.role };
}

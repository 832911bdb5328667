import { createHash } from 'node:crypto';
import type { FolderConfig } from '../../config/folderConfig.ts';

/**
 * What a verdict depends on besides files, as a hash: where it was rehearsed, and how. It is written
 * to disk, and a URL may hold a password.
 */
export function basisOf({
  ledgerName,
  createSchemas,
  ignoredChars,
  settings: { allowTransactionControl, rehearsal, targets },
}: FolderConfig): string {
  const server = rehearsal.server === undefined ? [] : [rehearsal.server, targets];
  const all = [ledgerName, createSchemas, ignoredChars, allowTransactionControl, server];
  return createHash('sha256').update(JSON.stringify(all)).digest('hex');
}

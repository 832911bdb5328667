import type { FolderConfig } from '../../config/folderConfig.ts';

/** What a verdict depends on besides files: where it was rehearsed, and how. Equal texts mean the same. */
export function basisOf({
  ledgerName,
  createSchemas,
  ignoredChars,
  settings: { allowTransactionControl, rehearsal, targets },
}: FolderConfig): string {
  const server = rehearsal.server === undefined ? [] : [rehearsal.server, targets];
  return JSON.stringify([ledgerName, createSchemas, ignoredChars, allowTransactionControl, server]);
}

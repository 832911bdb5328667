import * as vscode from 'vscode';
import type { FolderToLint, LintWorkspace } from '../../protocol/lint.ts';
import { rawSettings } from '../settings/settings.ts';
import { ledgerOf, type WorkspaceState } from '../workspace/workspaceState.ts';

/** What the language server is to know of a workspace. */
export function lintWorkspaceOf(state: WorkspaceState): LintWorkspace {
  const folders = state.views.map(({ config: { path, root, ignoredChars } }): FolderToLint => {
    const ledger = ledgerOf(state, path);
    const applied = ledger?.input.ledger.rows.map(({ version, checksum }) => ({
      version: `${version}`,
      checksum: checksum.toString('hex'),
    }));
    const settings = rawSettings(vscode.Uri.file(root));
    const { isTrusted } = vscode.workspace;
    return { path, root, ignoredChars, settings, isTrusted, ...(applied && { applied }) };
  });
  return { folders };
}

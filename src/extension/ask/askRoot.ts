import * as vscode from 'vscode';
import type { Subject } from '../../protocol/commands.ts';

/** The workspace root a subject lies in, or the one that the person picks where there are several. */
export async function askRoot({ folder }: Subject): Promise<vscode.Uri | undefined> {
  const named = folder && vscode.workspace.getWorkspaceFolder(vscode.Uri.file(folder));
  if (named) return named.uri;
  const roots = vscode.workspace.workspaceFolders ?? [];
  if (roots.length < 2) return roots[0]?.uri;
  return (await vscode.window.showWorkspaceFolderPick())?.uri;
}

import * as vscode from 'vscode';

/** The workspace's roots on this machine's disk; elsewhere are no migrations that we could run. */
export function workspaceRoots(): readonly vscode.WorkspaceFolder[] {
  return (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
}

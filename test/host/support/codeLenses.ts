import * as vscode from 'vscode';

/** The titles of the line above a file. */
export async function lensesOf(path: string): Promise<string[]> {
  const uri = vscode.Uri.file(path);
  await vscode.workspace.openTextDocument(uri);
  const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    uri,
    10,
  );
  return found.flatMap((it) => it.command?.title ?? []);
}

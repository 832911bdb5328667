import * as vscode from 'vscode';
import type { Place } from '../../sql/span.ts';
import { positionOf } from '../problems/diagnostics.ts';

/** Shows a file with the cursor at a place; a folder is shown in the explorer. */
export async function openFile(path: string, place?: Place): Promise<void> {
  const uri = vscode.Uri.file(path);
  const { type } = await vscode.workspace.fs.stat(uri);
  if (type & vscode.FileType.Directory) {
    await vscode.commands.executeCommand('revealInExplorer', uri);
    return;
  }
  const position = positionOf(place);
  await vscode.window.showTextDocument(uri, {
    ...(place && { selection: new vscode.Range(position, position) }),
  });
}

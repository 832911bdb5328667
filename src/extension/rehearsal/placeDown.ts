import { basename } from 'node:path';
import * as vscode from 'vscode';
import type { WriteDownQuestion, WrittenDown } from '../../rehearser/writeDownTask.ts';

/**
 * Puts a down script where it belongs, and shows it; false where that was not wanted, or changes
 * nothing. What is there is replaced only when the person says so, and an undo brings it back.
 */
export async function placeDown(
  written: WrittenDown,
  mode: WriteDownQuestion['mode'],
): Promise<boolean> {
  const { path, text, before, isProven } = written;
  const uri = vscode.Uri.file(path);
  if (before === text || (mode === 'repair' && !isProven)) {
    await vscode.window.showTextDocument(uri);
    return false;
  }
  if (before !== undefined && mode === 'generate' && !(await mayReplace(path))) return false;
  const edit = new vscode.WorkspaceEdit();
  if (before === undefined) {
    edit.createFile(uri, { overwrite: false, contents: Buffer.from(text) });
  } else {
    const { lineCount } = await vscode.workspace.openTextDocument(uri);
    edit.replace(uri, new vscode.Range(0, 0, lineCount, 0), text);
  }
  const isDone = await vscode.workspace.applyEdit(edit);
  if (!isDone)
    throw new Error(`${path} could not be written. Is it there already, or open elsewhere?`);
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  await document.save();
  return true;
}

async function mayReplace(path: string): Promise<boolean> {
  const replace = 'Replace';
  const text = `${basename(path)} is there already.`;
  const detail =
    'Repair down.sql keeps what is written in it, and adds what is missing. Replace it with the generated one?';
  const options = { modal: true, detail };
  return (await vscode.window.showWarningMessage(text, options, replace)) === replace;
}

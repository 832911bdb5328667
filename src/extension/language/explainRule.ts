import { join } from 'node:path';
import * as vscode from 'vscode';

/** Shows the page of a lint rule. */
export async function explainRule(extensionPath: string, rule: unknown): Promise<void> {
  if (typeof rule !== 'string' || !/^[a-z-]+$/.test(rule)) return;
  const page = vscode.Uri.file(join(extensionPath, 'dist', 'rules', `${rule}.md`));
  await vscode.commands.executeCommand('markdown.showPreview', page);
}

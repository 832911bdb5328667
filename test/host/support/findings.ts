import * as vscode from 'vscode';
import { once } from './once.ts';

/** The rule that a problem of the linter names, or undefined for any other problem. */
export function ruleOf({ code }: vscode.Diagnostic): string | undefined {
  const rule = typeof code === 'object' ? code.value : code;
  return rule === undefined ? undefined : `${rule}`;
}

/** The problems of a file that are not the linter's. */
export function unlinted(path: string): vscode.Diagnostic[] {
  const all = vscode.languages.getDiagnostics(vscode.Uri.file(path));
  return all.filter((it) => ruleOf(it) === undefined);
}

/** The problems of a rule in a file. */
export function foundIn(path: string, rule: string): vscode.Diagnostic[] {
  const all = vscode.languages.getDiagnostics(vscode.Uri.file(path));
  return all.filter((it) => ruleOf(it) === rule);
}

/** Resolves when a rule has found so many things in a file; `patience` in milliseconds. */
export async function untilFound(
  path: string,
  rule: string,
  count: number,
  patience = PATIENCE,
): Promise<vscode.Diagnostic[]> {
  const is = () => foundIn(path, rule).length === count;
  if (is()) return foundIn(path, rule);
  await new Promise<void>((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error(unmet(path, rule, count))), patience);
    void once(vscode.languages.onDidChangeDiagnostics, is).then(() => {
      clearTimeout(limit);
      resolve();
    });
  });
  return foundIn(path, rule);
}

/** Milliseconds, less than a case has. */
const PATIENCE = 20_000;

function unmet(path: string, rule: string, count: number): string {
  const all = vscode.languages.getDiagnostics(vscode.Uri.file(path));
  return `${rule} was to be found ${count} times in ${path}, where there is: ${all.map(ruleOf)}`;
}

/** What is offered for a problem, the quick fixes that the editor would show. */
export async function offeredFor(
  path: string,
  { range }: Pick<vscode.Diagnostic, 'range'>,
): Promise<vscode.CodeAction[]> {
  return await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    vscode.Uri.file(path),
    range,
  );
}

/** Applies a code action as the editor does: its edit, then its command. */
export async function apply({ edit, command }: vscode.CodeAction): Promise<void> {
  if (edit) await vscode.workspace.applyEdit(edit);
  if (command) await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
}

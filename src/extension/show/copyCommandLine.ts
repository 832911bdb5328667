import * as vscode from 'vscode';
import type { CommandLine } from '../../view/commandLines/commandLine.ts';
import type { Services } from '../services.ts';

/** The command line that the person picks, put on the clipboard; the only one needs no question. */
export async function copyCommandLine(
  { goodNews }: Pick<Services, 'goodNews'>,
  title: string,
  lines: readonly CommandLine[],
): Promise<string | undefined> {
  const items = lines.map(({ label, line }) => ({ label, detail: line }));
  const [only] = items;
  const options = { title, placeHolder: 'Which command?', matchOnDetail: true };
  const chosen = items.length === 1 ? only : await vscode.window.showQuickPick(items, options);
  if (!chosen) return undefined;
  await vscode.env.clipboard.writeText(chosen.detail);
  goodNews.show(`Copied: ${chosen.detail}`);
  return chosen.detail;
}

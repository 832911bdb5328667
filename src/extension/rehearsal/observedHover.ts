import * as vscode from 'vscode';
import { observedLines } from '../../rehearsal/observe/observedText.ts';
import { millisecondsText } from '../../view/duration.ts';
import { escapeMarkdown } from '../../view/markdown.ts';
import { MIGRATION_FILES } from './migrationFiles.ts';
import type { Rehearsals } from './rehearsals.ts';
import { rehearsedAt, type SeenStatement } from './rehearsedAt.ts';

/**
 * Shows over a statement what its last rehearsal has seen of it. VS Code puts first who came last: this
 * comes when something was rehearsed, so that what was seen stands above what the linter tells.
 */
export function observedHover(rehearsals: Rehearsals): vscode.Disposable {
  let provider: vscode.Disposable | undefined;
  const waiting = rehearsals.onDidChange(() => {
    if (rehearsals.all().length === 0) return;
    waiting.dispose();
    provider = vscode.languages.registerHoverProvider(MIGRATION_FILES, {
      provideHover: (document, position) => {
        const seen = rehearsedAt(rehearsals.all(), document, position);
        return seen && new vscode.Hover(textOf(seen), rangeOf(document, seen));
      },
    });
  });
  return new vscode.Disposable(() => {
    waiting.dispose();
    provider?.dispose();
  });
}

function textOf({ statement, observation }: SeenStatement): vscode.MarkdownString {
  const lines = observedLines(statement);
  const took = millisecondsText(statement.took);
  const where = `PostgreSQL ${observation.serverVersion}, on the tables of a rehearsal`;
  const said = lines.length > 0 ? lines : ['Touches nothing that was there before.'];
  const list = said.map((it) => `- ${escapeMarkdown(it)}`).join('\n');
  return new vscode.MarkdownString(`**Rehearsed** in ${took} (${where}):\n\n${list}`);
}

function rangeOf(
  document: vscode.TextDocument,
  { statement: { span }, hidden }: SeenStatement,
): vscode.Range {
  const at = (offset: number) => document.positionAt(offset - hidden);
  return new vscode.Range(at(span.start), at(span.end));
}

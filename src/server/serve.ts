import { fileURLToPath } from 'node:url';
import {
  CodeActionKind,
  type Connection,
  type InitializeResult,
  TextDocumentSyncKind,
} from 'vscode-languageserver/node';
import { FIX_ALL, LINT_WORKSPACE, type LintWorkspace } from '../protocol/lint.ts';
import { REHEARSED, type RehearsedWorkspace } from '../protocol/rehearsal.ts';
import { loadParser } from '../sql/libpgQuery.ts';
import { codeActions } from './codeActions.ts';
import { hoverAt } from './hover.ts';
import { type CurrentFile, LintServer } from './lintServer.ts';
import { pathOf } from './openDocuments.ts';
import { pagesIn } from './pages.ts';
import { symbolsOf } from './symbols.ts';

/** Answers an editor. `programUrl`: this program's own file; the rules' pages are beside it. */
export async function serve(connection: Connection, programUrl: string): Promise<void> {
  const pages = pagesIn(fileURLToPath(new URL('rules', programUrl)));
  connection.onInitialize(() => capabilities);
  const parser = await loadParser();
  const server = new LintServer(connection, { parser, pages, programUrl });
  const current = ({ uri }: { uri: string }): CurrentFile | undefined => {
    const path = pathOf(uri);
    return path === undefined ? undefined : server.current(path);
  };
  connection.onNotification(LINT_WORKSPACE, (workspace: LintWorkspace) => server.follow(workspace));
  connection.onNotification(REHEARSED, (told: RehearsedWorkspace) => server.rehearsed(told));
  connection.onDidChangeWatchedFiles(() => server.diskChanged());
  connection.onCodeAction(({ textDocument, context }) => {
    const file = current(textDocument);
    return file && codeActions(file, context, pages);
  });
  connection.onHover(({ textDocument, position }) => {
    const file = current(textDocument);
    return file && hoverAt(file, position, pages);
  });
  connection.onDocumentSymbol(({ textDocument }) => {
    const file = current(textDocument);
    return file && symbolsOf(file);
  });
  connection.onShutdown(() => server.close());
  connection.listen();
}

const capabilities: InitializeResult = {
  serverInfo: { name: 'staircase' },
  capabilities: {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] },
    hoverProvider: true,
    documentSymbolProvider: true,
  },
};

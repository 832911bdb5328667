import { join } from 'node:path';
import {
  CodeActionRequest,
  DidChangeWatchedFilesNotification,
  LanguageClient,
  State,
  TransportKind,
} from 'vscode-languageclient/node';
import { LINT_WORKSPACE, type LintWorkspace } from '../../protocol/lint.ts';
import { REHEARSED, type RehearsedWorkspace } from '../../protocol/rehearsal.ts';
import type { Log } from '../log.ts';
import { codeActionOf } from './codeActionOf.ts';
import type { LintClient } from './linter.ts';

/**
 * Starts the language server. The client starts it again when it has died (up to four times in three
 * minutes) and tells it of all open documents; what else it knew it is told here.
 */
export async function startLanguageClient(extensionPath: string, log: Log): Promise<LintClient> {
  const module = join(extensionPath, 'dist', 'server.cjs');
  const client: LanguageClient = new LanguageClient(
    'staircase',
    'Staircase',
    { module, transport: TransportKind.ipc },
    {
      documentSelector: [{ scheme: 'file', pattern: '**/*.sql' }],
      diagnosticCollectionName: 'staircase-lint',
      outputChannel: log,
      middleware: {
        provideCodeActions: async (document, range, context, token) => {
          const { code2ProtocolConverter: code } = client;
          const params = {
            textDocument: code.asTextDocumentIdentifier(document),
            range: code.asRange(range),
            context: await code.asCodeActionContext(context, token),
          };
          const found = (await client.sendRequest(CodeActionRequest.type, params, token)) ?? [];
          return await Promise.all(found.map((it) => codeActionOf(it, client, token)));
        },
      },
    },
  );
  let told: LintWorkspace = { folders: [] };
  let rehearsed: RehearsedWorkspace = { files: [] };
  const tell = () => void client.sendNotification(LINT_WORKSPACE, told).catch(() => undefined);
  const tellRehearsed = () => {
    void client.sendNotification(REHEARSED, rehearsed).catch(() => undefined);
  };
  client.onDidChangeState(({ newState }) => {
    if (newState !== State.Running) return;
    tell();
    tellRehearsed();
  });
  await client.start();
  return {
    follow: (workspace) => {
      told = workspace;
      if (client.isRunning()) tell();
    },
    rehearsed: (workspace) => {
      rehearsed = workspace;
      if (client.isRunning()) tellRehearsed();
    },
    diskChanged: () => {
      if (!client.isRunning()) return;
      const said = client.sendNotification(DidChangeWatchedFilesNotification.type, { changes: [] });
      said.catch(() => undefined);
    },
    stop: async () => {
      if (client.isRunning()) await client.stop();
    },
  };
}

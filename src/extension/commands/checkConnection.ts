import * as vscode from 'vscode';
import { ConnectionError } from '../../database/failure.ts';
import { VIEW } from '../../protocol/views.ts';
import { targetText } from '../../view/targetText.ts';
import { askFolder } from '../askScope.ts';
import type { Command } from '../command.ts';
import { sayUntrusted } from '../sayUntrusted.ts';
import { showUnreachable } from '../showUnreachable.ts';

/** Connects to a folder's database and says which server answered, or why none did. */
export const checkConnection: Command = async (services, subject) => {
  const view = await askFolder(services, subject, 'Check Connection');
  if (!view) return undefined;
  const { target } = view.config;
  if (target.kind === 'untrusted') return sayUntrusted();
  if (target.kind === 'problem') return showUnreachable(services, view.config, target.problem);
  try {
    const version = await vscode.window.withProgress({ location: { viewId: VIEW } }, () =>
      services.databases.use(target.target, async (session) => {
        const [row] = await session.query('select current_setting($1) as version', [
          'server_version',
        ]);
        return String(row?.['version']);
      }),
    );
    void vscode.window.showInformationMessage(
      `Connected to ${targetText(target.target)}, PostgreSQL ${version}.`,
    );
    return version;
  } catch (error) {
    if (!(error instanceof ConnectionError)) throw error;
    return showUnreachable(services, view.config, error);
  }
};

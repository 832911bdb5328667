import * as vscode from 'vscode';
import { ConnectionError } from '../../database/failure.ts';
import type { Session } from '../../database/session.ts';
import type { Target } from '../../database/target.ts';
import { VIEW } from '../../protocol/views.ts';
import type { Unreachable } from '../../view/folderView.ts';
import { targetText } from '../../view/targetText.ts';
import { askFolder } from '../askScope.ts';
import type { Command } from '../command.ts';
import { otherRun } from '../readFailure.ts';
import { sayBusy } from '../sayBusy.ts';
import { sayUntrusted } from '../sayUntrusted.ts';
import { showUnreachable } from '../showUnreachable.ts';

/** Connects to a folder's database and says which server answered, or why none did. */
export const checkConnection: Command = async (services, subject) => {
  const view = await askFolder(services, subject, 'Check Connection');
  if (!view) return undefined;
  const { target } = view.config;
  if (target.kind === 'untrusted') return sayUntrusted();
  if (target.kind === 'problem') return showUnreachable(services, view.config, target.problem);
  if (services.model.isHeld(view.config)) return sayBusy();
  try {
    const version = await vscode.window.withProgress({ location: { viewId: VIEW } }, () =>
      services.databases.use(target.target, (session) => versionOf(session, target.target)),
    );
    if (typeof version !== 'string') return showUnreachable(services, view.config, version);
    void vscode.window.showInformationMessage(
      `Connected to ${targetText(target.target)}, PostgreSQL ${version}.`,
    );
    services.model.wantLater();
    return version;
  } catch (error) {
    if (!(error instanceof ConnectionError)) throw error;
    return showUnreachable(services, view.config, error);
  }
};

/** The server's version; of the built-in database, whose session another window may hold, also why not. */
async function versionOf(session: Session, { kind }: Target): Promise<string | Unreachable> {
  const reason = kind === 'built-in' ? await otherRun(session) : undefined;
  if (reason) return reason;
  const [row] = await session.query('select current_setting($1) as version', ['server_version']);
  return String(row?.['version']);
}

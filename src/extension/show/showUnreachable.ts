import * as vscode from 'vscode';
import type { FolderConfig } from '../../config/folderConfig.ts';
import { secretKey } from '../../config/secretKey.ts';
import { ConnectionError } from '../../database/failure.ts';
import type { ServerTarget } from '../../database/target.ts';
import type { Unreachable } from '../../view/tree/folderView.ts';
import type { Services } from '../services.ts';
import { type Buttons, offer } from './offer.ts';
import { openFile } from './openFile.ts';

/** Says why a folder's database is not there, with what can be done about it. */
export function showUnreachable(
  services: Services,
  config: FolderConfig,
  reason: Unreachable,
): void {
  const { path } = reason;
  services.log.error(`${config.label}: ${reason.message} ${reason.advice}`);
  const buttons: Buttons = {
    ...passwordButton(services, config, reason),
    ...(path === undefined ? {} : { 'Open File': () => openFile(path) }),
    'Select Target': () =>
      vscode.commands.executeCommand('staircase.selectTarget', { folder: config.path }),
  };
  void offer({ text: `${reason.message} ${reason.advice}`, buttons, severity: 'error' });
}

/** For targets of the settings alone: a URL of the environment or of `.env` brings its own password. */
function passwordButton(
  services: Services,
  { path, target }: FolderConfig,
  reason: Unreachable,
): Buttons {
  const wanting = ['no-password', 'wrong-password'];
  if (!(reason instanceof ConnectionError) || !wanting.includes(reason.reason)) return {};
  if (target.kind !== 'target' || target.target.kind !== 'server') return {};
  const server = target.target;
  if (services.selections.of(path) !== server.name) return {};
  return { 'Enter Password': () => enterPassword(services, server) };
}

async function enterPassword({ secrets, model }: Services, target: ServerTarget): Promise<void> {
  const { user, host } = target.connection;
  const password = await vscode.window.showInputBox({
    title: `Password of ${user} for ${target.name}`,
    prompt: `It is kept in the secret storage, for ${user} on ${host} alone.`,
    password: true,
    ignoreFocusOut: true,
  });
  if (password === undefined) return;
  await secrets.store(secretKey(target.name, target.connection), password);
  model.wantLater();
}

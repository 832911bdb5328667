import type * as vscode from 'vscode';
import { createLog } from './log.ts';
import { registerCommands } from './runCommand.ts';
import { createServices } from './services.ts';
import { watchWorkspace } from './watchers.ts';

/** VS Code calls this once: when the view is shown, a command is used, or migrations are found. */
export function activate(context: vscode.ExtensionContext): void {
  const log = createLog();
  const services = createServices(context, log);
  const refresh = () =>
    services.model
      .refresh()
      .catch((error: unknown) => log.error(`Reading the workspace: ${error}`));
  context.subscriptions.push(
    log,
    services,
    registerCommands(services),
    watchWorkspace(() => void refresh()),
  );
  void refresh();
}

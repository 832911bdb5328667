import type * as vscode from 'vscode';
import { createLog } from './log.ts';
import { registerCommands } from './runCommand.ts';
import { createServices, type Services } from './services.ts';
import { watchWorkspace } from './watch/watchers.ts';

/** The one state of a module: VS Code hands `deactivate` nothing to find its services by. */
let services: Services | undefined;

/** VS Code calls this once: when the view is shown, a command is used, or migrations are found. */
export function activate(context: vscode.ExtensionContext): void {
  const log = createLog();
  services = createServices(context, log);
  const { model, linter } = services;
  const refresh = () =>
    model.refresh().catch((error: unknown) => log.error(`Reading the workspace: ${error}`));
  context.subscriptions.push(
    log,
    services,
    registerCommands(services),
    watchWorkspace(model, () => {
      linter.diskChanged();
      void refresh();
    }),
  );
  void refresh();
}

/** VS Code waits for this: what runs is cancelled on its server before the window is gone. */
export async function deactivate(): Promise<void> {
  await services?.close();
}

import * as vscode from 'vscode';
import { type CommandId, commands, type Subject } from '../protocol/commands.ts';
import type { CommandLoader } from './command.ts';
import { handlers } from './commands.ts';
import type { Services } from './services.ts';
import { showError } from './show/showError.ts';

/** Registers every command of the table. */
export function registerCommands(services: Services): vscode.Disposable {
  const ids = Object.keys(commands) as CommandId[];
  return vscode.Disposable.from(
    ...ids.map((id) =>
      vscode.commands.registerCommand(id, (argument: unknown) =>
        runCommand(id, handlers[id], services, toSubject(argument)),
      ),
    ),
  );
}

/** The only place that catches what a command throws, and shows it. A cancelled question is no error. */
async function runCommand(
  id: CommandId,
  load: CommandLoader,
  services: Services,
  subject: Subject,
): Promise<unknown> {
  try {
    services.log.debug(`${id} ${JSON.stringify(subject)}`);
    const command = await load();
    return await command(services, subject);
  } catch (error) {
    showError(error, `Staircase: ${commands[id].title}`, services.log);
    return undefined;
  }
}

/** A tree node, what a key binding passes, or nothing: the folder and the version in it, if any. */
function toSubject(argument: unknown): Subject {
  if (typeof argument !== 'object' || argument === null) return {};
  const { folder, version } = argument as Record<string, unknown>;
  return {
    ...(typeof folder === 'string' ? { folder } : {}),
    ...(typeof version === 'string' ? { version } : {}),
  };
}

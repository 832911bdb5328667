import { pathFrom } from '../../config/directoriesUp.ts';
import type { FolderConfig } from '../../config/folderConfig.ts';
import { staircaseCommands } from '../../view/commandLines/staircaseCommands.ts';
import { entriesOfView } from '../../view/tree/entriesOfView.ts';
import { askFolder } from '../ask/askScope.ts';
import type { Command } from '../command.ts';
import { copyCommandLine } from '../show/copyCommandLine.ts';

/** Puts a command line of `staircase` on the clipboard, to be run from the workspace root. */
export const copyStaircaseCommand: Command = async (services, subject) => {
  const title = 'Copy as staircase Command';
  const view = await askFolder(services, subject, title);
  if (!view) return undefined;
  const { config } = view;
  const target = services.selections.of(config.path) ?? builtIn(config);
  const place = {
    source: pathFrom(config.root, config.path),
    ...(target !== undefined && { target }),
    isWindows: process.platform === 'win32',
  };
  const version = subject.version === undefined ? undefined : BigInt(subject.version);
  return await copyCommandLine(
    services,
    title,
    staircaseCommands(place, entriesOfView(view), version),
  );
};

/** The command line never takes the built-in database by itself. */
function builtIn({ target }: FolderConfig): string | undefined {
  const isBuiltIn = target.kind === 'target' && target.target.kind === 'built-in';
  return isBuiltIn ? target.target.name : undefined;
}

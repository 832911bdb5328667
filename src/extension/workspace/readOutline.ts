import { setImmediate } from 'node:timers/promises';
import type { FolderConfig } from '../../config/folderConfig.ts';
import { readFolder } from '../../migrations/readFolder.ts';
import { type ConfigReader, readConfigs } from './readConfigs.ts';
import type { FolderOnDisk, Outline } from './workspaceState.ts';

/** Reads disk and configuration, and connects to nothing. */
export async function readOutline(reader: ConfigReader): Promise<Outline> {
  const { configs, ...rest } = await readConfigs(reader);
  const folders = await Promise.all(configs.map(readDisk));
  // What is drawn of it takes as long as the last slice of the reading: others get their turn between.
  await setImmediate();
  return { folders, ...rest };
}

async function readDisk(config: FolderConfig): Promise<FolderOnDisk> {
  const { path, root, ignoredChars } = config;
  return { config, disk: await readFolder(path, { ignoredChars, searchedFrom: root }) };
}

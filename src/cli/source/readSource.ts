import type { MigrationFolder } from '../../migrations/migration.ts';
import { readFolder } from '../../migrations/readFolder.ts';
import type { Project } from './project.ts';

/** The folder of a call as it is on disk. */
export async function readSource({ source, ignoredChars }: Project): Promise<MigrationFolder> {
  return await readFolder(source, { ignoredChars });
}

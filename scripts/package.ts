import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { build } from './build.ts';
import { root } from './paths.ts';
import { Instruction, runTask } from './task.ts';

const MEGABYTE = 1024 * 1024;
const LIMIT = 15 * MEGABYTE;

/**
 * Packs what `dist` and `.vscodeignore` hold into one file that an editor installs. Nothing is
 * published: there is no repository address, so the README's links stay relative.
 */
export async function packExtension(path: string): Promise<void> {
  await createVSIX({
    cwd: root,
    packagePath: path,
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
  const { size } = await stat(path);
  if (size > LIMIT) throw new Instruction(`${path} is ${megabytes(size)}, more than 15 MB.`);
}

function megabytes(bytes: number): string {
  return `${(bytes / MEGABYTE).toFixed(1)} MB`;
}

if (import.meta.main) {
  runTask(async () => {
    const path = join(root, 'staircase.vsix');
    await build();
    await packExtension(path);
    console.log(`${path}: ${megabytes((await stat(path)).size)}`);
    return 0;
  });
}

import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from './build.ts';
import { runProcess } from './childProcess.ts';
import { root } from './paths.ts';
import { Instruction, runTask } from './task.ts';

const MEGABYTE = 1024 * 1024;
const LIMIT = 15 * MEGABYTE;

/**
 * Packs what `dist` and `.vscodeignore` hold into one file that an editor installs; returns the
 * list of its files. It is not published, so it has no repository and its links stay relative.
 */
export async function packExtension(scope: AsyncDisposableStack, path: string): Promise<string> {
  const vsce = join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
  const options = [
    '--no-dependencies',
    '--allow-missing-repository',
    '--no-rewrite-relative-links',
  ];
  const args = [vsce, 'package', ...options, '--out', path];
  const said = await runProcess(scope, process.execPath, args, { cwd: root });
  const { size } = await stat(path);
  if (size > LIMIT) throw new Instruction(`${said}\n${inMegabytes(size)} is more than 15 MB.`);
  return `${said}\n${path}: ${inMegabytes(size)}`;
}

function inMegabytes(bytes: number): string {
  return `${(bytes / MEGABYTE).toFixed(1)} MB`;
}

if (import.meta.main) {
  runTask(async (scope) => {
    await build();
    console.log(await packExtension(scope, join(root, 'staircase.vsix')));
    return 0;
  });
}

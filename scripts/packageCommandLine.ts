import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from './build.ts';
import { runNpm } from './npm.ts';
import { root } from './paths.ts';
import { runTask } from './task.ts';
import { temporaryFolder } from './temporaryFolder.ts';

/** All that the command line needs beside Node: its starter, the bundle, the parser, PostgreSQL, the templates. */
const FILES = [
  'dist/cli.cjs',
  'dist/commandLine.cjs',
  'dist/pgDelta.cjs',
  'dist/libpg-query.wasm',
  'dist/builtin',
  'dist/rules',
  'migrations-template',
  'docs',
  'LICENSE',
];

const FIELDS = ['name', 'version', 'license', 'bin'];

/**
 * Packs the command line into a file that `npm install -g` takes; returns its path. It has a
 * manifest of its own: ours would have npm fetch what the bundle holds already.
 */
export async function packCommandLine(
  scope: AsyncDisposableStack,
  folder: string,
): Promise<string> {
  const staging = await temporaryFolder(scope);
  const copy = (path: string) => cp(join(root, path), join(staging, path), { recursive: true });
  await Promise.all(FILES.map(copy));
  await writeFile(join(staging, 'package.json'), JSON.stringify(await manifest(), null, 2));
  const packed = await runNpm(scope, staging, ['pack', '--pack-destination', folder]);
  return join(folder, packed.trim().split('\n').at(-1) ?? '');
}

async function manifest(): Promise<Readonly<Record<string, unknown>>> {
  const ours = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const kept = Object.fromEntries(FIELDS.map((field) => [field, ours[field]]));
  const description = 'PostgreSQL migrations as SQL, interchangeable with sqlx';
  return { ...kept, description, engines: { node: ours.engines.node } };
}

if (import.meta.main) {
  runTask(async (scope) => {
    await build();
    console.log(await packCommandLine(scope, root));
    return 0;
  });
}

import { copyFile, mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type BuildOptions, build as bundle, context } from 'esbuild';
import { buildBuiltIn } from './buildBuiltIn.ts';
import { root } from './paths.ts';
import { Instruction, runTask } from './task.ts';

const dist = join(root, 'dist');

/** Builds what the editor loads into `dist`: minified as it is shipped, with source maps beside. */
export async function build(): Promise<void> {
  const bundled = bundle({ ...extension, minify: true }).catch(explain);
  await Promise.all([bundled, copyAssets(), builtIn()]);
}

/** esbuild has printed what is wrong. */
function explain(): never {
  throw new Instruction('The extension does not build; the errors stand above.');
}

/** Builds for development, and the extension's bundle again on every change. */
async function watch(): Promise<void> {
  await Promise.all([copyAssets(), builtIn()]);
  const watched = await context({ ...extension, logLevel: 'info' });
  await watched.watch();
}

/** `vscode` is the editor's own; `pg-native` is optional and not there; tinyglobby asks where it is. */
const extension: BuildOptions = {
  absWorkingDir: root,
  entryPoints: [join(root, 'src', 'extension', 'main.ts')],
  outfile: join(dist, 'extension.cjs'),
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  external: ['vscode', 'pg-native'],
  define: { 'import.meta.url': 'bundleUrl' },
  banner: { js: "const bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
  sourcemap: 'linked',
  sourcesContent: false,
  logLevel: 'warning',
};

async function copyAssets(): Promise<void> {
  await mkdir(dist, { recursive: true });
  const entry = createRequire(import.meta.url).resolve('libpg-query');
  const wasm = 'libpg-query.wasm';
  await copyFile(join(dirname(entry), wasm), join(dist, wasm));
}

function builtIn(): Promise<void> {
  return buildBuiltIn(join(dist, 'builtin'));
}

if (import.meta.main) {
  runTask(async () => {
    if (process.argv.includes('--watch')) return watch().then(() => new Promise(() => undefined));
    await build();
    return 0;
  });
}

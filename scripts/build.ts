import { globSync } from 'node:fs';
import { chmod, copyFile, mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { type BuildOptions, build as bundle, context, type Plugin } from 'esbuild';
import { buildBuiltIn } from './buildBuiltIn.ts';
import { root } from './paths.ts';
import { Instruction, runTask } from './task.ts';

const dist = join(root, 'dist');

/** Builds what the editor loads into `dist`: minified as it is shipped, with source maps beside. */
export async function build(): Promise<void> {
  const bundles = (await all()).map((it) => bundle({ ...it, minify: true }));
  await Promise.all([...bundles.map((it) => it.catch(explain)), copyAssets(), builtIn()]);
  await chmod(join(dist, 'cli.cjs'), 0o755);
}

async function all(): Promise<BuildOptions[]> {
  return [extension, server, rehearser, pgDelta, starter, await commandLine()];
}

/** esbuild has printed what is wrong. */
function explain(): never {
  throw new Instruction('Staircase does not build; the errors stand above.');
}

/** Builds for development, and the extension's bundle again on every change. */
async function watch(): Promise<void> {
  await Promise.all([copyAssets(), builtIn()]);
  for (const options of await all()) {
    const watched = await context({ ...options, logLevel: 'info' });
    await watched.watch();
  }
}

/** What is loaded late stays a file of its own, beside the bundle. */
function beside(module: string, file: string): Plugin {
  return {
    name: `beside ${file}`,
    setup: ({ onResolve }) =>
      onResolve({ filter: new RegExp(`/${module}\\.ts$`) }, ({ kind }) =>
        kind === 'dynamic-import' ? { path: `./${file}`, external: true } : undefined,
      ),
  };
}

/** `pg-native` is optional and not there; tinyglobby asks where it is. */
const shared: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  define: { 'import.meta.url': 'bundleUrl', 'import.meta.dirname': '__dirname' },
  sourcemap: 'linked',
  sourcesContent: false,
  // A bundle that is loaded late is required: not every editor's host imports.
  supported: { 'dynamic-import': false },
  plugins: [beside('pgDelta', 'pgDelta.cjs')],
  logLevel: 'warning',
};

const BUNDLE_URL = "const bundleUrl = require('node:url').pathToFileURL(__filename).href;";

/**
 * What writes SQL of a difference is needed by few commands, so it is a bundle of its own, which is
 * loaded when it is: 190 kB that no start pays for.
 */
const pgDelta: BuildOptions = {
  ...shared,
  entryPoints: [join(root, 'src', 'schema', 'pgDelta.ts')],
  outfile: join(dist, 'pgDelta.cjs'),
  banner: { js: BUNDLE_URL },
};

/** `vscode` is the editor's own. */
const extension: BuildOptions = {
  ...shared,
  entryPoints: [join(root, 'src', 'extension', 'main.ts')],
  outfile: join(dist, 'extension.cjs'),
  external: ['vscode', 'pg-native'],
  banner: { js: BUNDLE_URL },
};

/** A process of its own, and a thread of it. */
const server: BuildOptions = {
  ...shared,
  entryPoints: [join(root, 'src', 'server', 'main.ts')],
  outfile: join(dist, 'server.cjs'),
  banner: { js: BUNDLE_URL },
};

/** A thread of the editor's extension host. */
const rehearser: BuildOptions = {
  ...shared,
  entryPoints: [join(root, 'src', 'rehearser', 'main.ts')],
  outfile: join(dist, 'rehearser.cjs'),
  external: ['pg-native'],
  banner: { js: BUNDLE_URL },
};

/** The program is two files, so that the one with all the code can come from V8's cache. */
const starter: BuildOptions = {
  ...shared,
  entryPoints: [join(root, 'src', 'cli', 'start.ts')],
  outfile: join(dist, 'cli.cjs'),
  plugins: [beside('main', 'commandLine.cjs')],
  banner: { js: '#!/usr/bin/env node' },
};

/** `module` first: jsonc-parser's `main` is written in a way that no bundler sees through. */
async function commandLine(): Promise<BuildOptions> {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  return {
    ...shared,
    entryPoints: [join(root, 'src', 'cli', 'main.ts')],
    outfile: join(dist, 'commandLine.cjs'),
    external: ['pg-native'],
    mainFields: ['module', 'main'],
    define: { ...shared.define, STAIRCASE_VERSION: JSON.stringify(version) },
    banner: { js: BUNDLE_URL },
  };
}

async function copyAssets(): Promise<void> {
  await mkdir(dist, { recursive: true });
  const entry = createRequire(import.meta.url).resolve('libpg-query');
  const wasm = 'libpg-query.wasm';
  await copyFile(join(dirname(entry), wasm), join(dist, wasm));
  await copyPages();
}

/** The pages of the rules, of what is found without one, and of what rehearsals say. */
async function copyPages(): Promise<void> {
  const pages = join(dist, 'rules');
  await mkdir(pages, { recursive: true });
  const rooms = [join('lint', 'rules'), join('lint', 'unruled'), join('rehearser', 'verdicts')];
  const paths = rooms.flatMap((it) => globSync(join(root, 'src', it, '*.md')));
  await Promise.all(paths.map((it) => copyFile(it, join(pages, basename(it)))));
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

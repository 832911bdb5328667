import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import {
  chmod,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { constants, createGunzip, createGzip } from 'node:zlib';
import { PGlite } from '@electric-sql/pglite';
import { build } from 'esbuild';
import { extract, type Headers, pack } from 'tar-fs';
import { root } from './paths.ts';

const embedded = join(root, 'src', 'database', 'embedded');
const pglite = dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite'));

/** These need shared_preload_libraries or serve only to look inside a server. */
const LEFT_OUT = ['auto_explain', 'passwordcheck', 'pg_overexplain', 'pg_stat_statements'];

/**
 * Makes the embedded PostgreSQL that ships: the server's bundle, PGlite's files, its extensions
 * unpacked, and a data directory fresh from initdb. Does nothing when all of it is up to date.
 */
export async function buildBuiltIn(outDirectory: string): Promise<void> {
  const key = await keyOfInputs();
  if (await isBuilt(outDirectory, key)) return;
  await mkdir(dirname(outDirectory), { recursive: true });
  const unfinished = await mkdtemp(`${outDirectory}-unfinished-`);
  try {
    await Promise.all([bundleServer(unfinished), copyPglite(unfinished), makeTemplate(unfinished)]);
    await writeFile(join(unfinished, STAMP), key);
    await chmod(unfinished, 0o755);
    // Test files that build at the same moment would pull the finished one from under each other.
    if (await isBuilt(outDirectory, key)) return;
    await rm(outDirectory, { recursive: true, force: true });
    await rename(unfinished, outDirectory);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

const STAMP = 'built-from';

async function isBuilt(outDirectory: string, key: string): Promise<boolean> {
  const found = await readFile(join(outDirectory, STAMP), 'utf8').catch(() => '');
  return found === key;
}

async function keyOfInputs(): Promise<string> {
  const sources = (await readdir(embedded)).sort().map((name) => join(embedded, name));
  const files = [import.meta.filename, join(pglite, '..', 'package.json'), ...sources];
  const hash = createHash('sha256');
  for (const file of files) hash.update(await readFile(file));
  return hash.digest('hex');
}

/** PGlite finds its files beside itself by `import.meta.url`, which CommonJS does not have. */
async function bundleServer(outDirectory: string): Promise<void> {
  await build({
    entryPoints: [join(embedded, 'server.ts')],
    outfile: join(outDirectory, 'server.cjs'),
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    define: { 'import.meta.url': '__importMetaUrl' },
    banner: { js: 'const __importMetaUrl = require("url").pathToFileURL(__filename).href;' },
    logLevel: 'warning',
  });
}

/** initdb.wasm stays behind: the template spares everyone initdb. */
async function copyPglite(outDirectory: string): Promise<void> {
  for (const name of ['pglite.wasm', 'pglite.data']) {
    await cp(join(pglite, name), join(outDirectory, name));
  }
  const bundles = (await readdir(pglite)).filter((name) => name.endsWith('.tar.gz'));
  for (const name of bundles.filter((it) => !LEFT_OUT.includes(basename(it, '.tar.gz')))) {
    const unpack = extract(join(outDirectory, 'extensions'), {
      ignore: (path) => path.startsWith(join(outDirectory, 'extensions', 'include')),
      map: asOurs,
    });
    await pipeline(createReadStream(join(pglite, name)), createGunzip(), unpack);
  }
}

/** WAL in segments of 1 MB instead of 16, so that a small database stays small. */
async function makeTemplate(outDirectory: string): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'staircase-template-'));
  try {
    const data = join(directory, 'data');
    const database = await PGlite.create({
      dataDir: data,
      initDbStartParams: ['--wal-segsize=1'],
    });
    await database.close();
    const gzip = createGzip({ level: constants.Z_BEST_COMPRESSION });
    const target = createWriteStream(join(outDirectory, 'template.tar.gz'));
    await pipeline(pack(data, { map: asOurs }), gzip, target);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** The owner's number on the machine that packed it means nothing elsewhere. */
function asOurs(header: Headers): Headers {
  return { ...header, uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
}

if (import.meta.main) await buildBuiltIn(join(root, 'dist', 'builtin'));

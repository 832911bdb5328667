import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { TestContext } from 'node:test';

/** Debian puts it where an ordinary user's PATH does not reach. */
const PROGRAM = ['pgbouncer', '/usr/sbin/pgbouncer'].find(
  (program) => spawnSync(program, ['--version']).status === 0,
);

/** Why tests that need PgBouncer are left out; false where it is there. */
export const withoutPgBouncer: string | false =
  PROGRAM === undefined && 'pgbouncer is not installed (apt-get install pgbouncer)';

/** Lines of the section `[pgbouncer]` of its configuration. */
export type Settings = Readonly<Record<string, string | number>>;

/** A PgBouncer of a test's own before the server of a URL; resolves to the URL through it. */
export async function startPgBouncer(
  t: TestContext,
  url: string,
  settings: Settings,
): Promise<string> {
  const through = new URL(url);
  const directory = await mkdtemp(join(tmpdir(), 'staircase-pgbouncer-'));
  t.after(() => rm(directory, { recursive: true, force: true }));
  const port = await freePort();
  const config = join(directory, 'pgbouncer.ini');
  await chmod(directory, 0o755);
  await writeFile(config, configuration(through.port, port, settings));
  await run(t, config);
  through.port = `${port}`;
  return through.href;
}

/** sqlx and we send `extra_float_digits`, which PgBouncer refuses unless it is told to ignore it. */
function configuration(serverPort: string, port: number, settings: Settings): string {
  const lines = {
    listen_addr: '127.0.0.1',
    listen_port: port,
    unix_socket_dir: '',
    auth_type: 'any',
    ignore_startup_parameters: 'extra_float_digits',
    ...settings,
  };
  return [
    '[databases]',
    `* = host=127.0.0.1 port=${serverPort} user=postgres`,
    '[pgbouncer]',
    ...Object.entries(lines).map(([name, value]) => `${name} = ${value}`),
    '',
  ].join('\n');
}

/** It refuses to run as root, and says on stderr when it listens. */
async function run(t: TestContext, config: string): Promise<void> {
  const isRoot = process.getuid?.() === 0;
  const args = [...(isRoot ? ['-u', 'nobody'] : []), config];
  const child = spawn(PROGRAM ?? '', args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = once(child, 'close');
  t.after(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  const said: string[] = [];
  for await (const line of createInterface(child.stderr)) {
    said.push(line);
    if (line.includes('process up')) return void child.stderr.resume();
  }
  throw new Error(`PgBouncer does not start:\n${said.join('\n')}`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

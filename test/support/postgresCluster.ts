import { execFile } from 'node:child_process';
import { appendFile, chmod, copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Binaries, give, surroundings } from './postgresBinaries.ts';

const run = promisify(execFile);

export interface PostgresOptions {
  /** Lines of postgresql.conf that win over ours. */
  readonly conf?: readonly string[];
  /** Lines of pg_hba.conf that are tried before "trust everybody on this machine". */
  readonly hba?: readonly string[];
  /** Paths of PEM files; turns TLS on. `ca` is what client certificates are verified against. */
  readonly tls?: { readonly cert: string; readonly key: string; readonly ca?: string };
}

/** Fills the directory with a new database cluster (`data`) and a place for the socket (`run`). */
export async function createCluster(
  directory: string,
  binaries: Binaries,
  options: PostgresOptions,
): Promise<void> {
  const data = join(directory, 'data');
  const sockets = join(directory, 'run');
  await mkdir(sockets);
  await give(directory, binaries.account);
  await run(binaries.initdb, initdbArguments(data), surroundings(directory, binaries));
  await appendFile(join(data, 'postgresql.conf'), configuration(sockets, options).join('\n'));
  await prependFile(join(data, 'pg_hba.conf'), options.hba ?? []);
  await copyCertificates(data, options);
  await give(data, binaries.account);
}

function initdbArguments(data: string): string[] {
  // The built-in locale provider needs no locale of the machine; it came with PostgreSQL 17.
  const builtIn = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const locale = ['--locale=C', ...(process.env['STAIRCASE_TEST_POSTGRES'] ? [] : builtIn)];
  return ['-D', data, '-U', 'postgres', '-A', 'trust', '--no-sync', '--encoding=UTF8', ...locale];
}

function configuration(socketDirectory: string, options: PostgresOptions): string[] {
  return [
    "listen_addresses = '127.0.0.1'",
    `unix_socket_directories = '${socketDirectory}'`,
    "timezone = 'UTC'",
    'fsync = off',
    'full_page_writes = off',
    // Errors are what tests provoke; only what the server says of itself is of use.
    'log_min_messages = log',
    ...(options.tls ? ['ssl = on', "ssl_cert_file = 'tls-cert'", "ssl_key_file = 'tls-key'"] : []),
    ...(options.tls?.ca ? ["ssl_ca_file = 'tls-ca'"] : []),
    ...(options.conf ?? []),
    '',
  ];
}

async function copyCertificates(data: string, { tls }: PostgresOptions): Promise<void> {
  for (const name of ['cert', 'key', 'ca'] as const) {
    const source = tls?.[name];
    if (!source) continue;
    await copyFile(source, join(data, `tls-${name}`));
    await chmod(join(data, `tls-${name}`), 0o600);
  }
}

async function prependFile(path: string, lines: readonly string[]): Promise<void> {
  const rest = await readFile(path, 'utf8');
  await writeFile(path, [...lines, rest].join('\n'));
}

import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import pg from 'pg';
import { findBinaries } from './postgresBinaries.ts';
import { createCluster, type PostgresOptions } from './postgresCluster.ts';
import { end, killAll, startProcess } from './postgresProcess.ts';
import { ProcessGuard } from './processGuard.ts';

/** A real PostgreSQL 18 on loopback and on a unix socket. Superuser `postgres`, who needs no password. */
export interface TestPostgres {
  readonly port: number;
  /** The directory of the unix socket. */
  readonly socketDirectory: string;
  /** The URL of a database, `postgres` by default. */
  url(database?: string): string;
  /** Creates an empty database, of a name of its own by default; resolves to its URL. */
  createDatabase(name?: string): Promise<string>;
  /** Ends the server and removes its files. Safe to call twice. */
  stop(): Promise<void>;
  /** SIGKILL to the server and all its processes, as a crash of the machine would. */
  kill(): Promise<void>;
  /** Ends the server, which tells its clients (57P01), unless it was killed; starts it on the same port. */
  restart(): Promise<void>;
}

/**
 * One server for all tests of the surrounding file or `describe`. What they need in it is made by
 * `prepare`: a file's further `before` would not wait for the server.
 */
export function useServer(
  options: PostgresOptions = {},
  prepare?: (server: TestPostgres) => Promise<void>,
): TestPostgres {
  let started: TestPostgres | undefined;
  before(async () => {
    started = await startPostgres(options);
    await prepare?.(started);
  });
  after(() => started?.stop());
  const server = (): TestPostgres => {
    if (!started) throw new Error('The server runs only while tests run: use it inside test().');
    return started;
  };
  return {
    get port() {
      return server().port;
    },
    get socketDirectory() {
      return server().socketDirectory;
    },
    url: (database) => server().url(database),
    createDatabase: (name) => server().createDatabase(name),
    stop: () => server().stop(),
    kill: () => server().kill(),
    restart: () => server().restart(),
  };
}

/**
 * Starts a server on a free port with its files in a temporary directory. It ends with the process
 * that started it, however that process ends. For Linux and macOS, as any user, root included.
 */
export async function startPostgres(options: PostgresOptions = {}): Promise<TestPostgres> {
  // Root's own temporary directory may be closed to the account that PostgreSQL runs as.
  const parent = process.getuid?.() === 0 ? '/tmp' : tmpdir();
  const directory = await mkdtemp(join(parent, 'staircase-pg-'));
  const guard = new ProcessGuard(directory);
  try {
    const binaries = await findBinaries(directory);
    await createCluster(directory, binaries, options);
    const start = (port: number) => startProcess(directory, binaries, port, guard);
    // Between our finding a port and the server's taking it, another may.
    return await insist(async () => {
      const port = await freePort();
      return new Server(directory, port, guard, () => start(port), await start(port));
    }, 'Address already in use');
  } catch (error) {
    guard.release();
    throw error;
  }
}

class Server implements TestPostgres {
  readonly port: number;
  readonly socketDirectory: string;
  readonly #directory: string;
  readonly #guard: ProcessGuard;
  readonly #start: () => Promise<ChildProcess>;
  #process: ChildProcess;
  #databases = 0;

  constructor(
    directory: string,
    port: number,
    guard: ProcessGuard,
    start: () => Promise<ChildProcess>,
    process: ChildProcess,
  ) {
    this.port = port;
    this.socketDirectory = join(directory, 'run');
    this.#directory = directory;
    this.#guard = guard;
    this.#start = start;
    this.#process = process;
  }

  url(database = 'postgres'): string {
    return `postgres://postgres@127.0.0.1:${this.port}/${encodeURIComponent(database)}`;
  }

  async createDatabase(name?: string): Promise<string> {
    this.#databases += 1;
    const database = name ?? `test_${this.#databases}`;
    const client = new pg.Client({ connectionString: this.url(), ssl: false });
    await client.connect();
    try {
      await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)}`);
    } finally {
      await client.end();
    }
    return this.url(database);
  }

  async stop(): Promise<void> {
    await end(this.#process, 'SIGQUIT');
    await rm(this.#directory, { recursive: true, force: true });
    this.#guard.release();
  }

  async kill(): Promise<void> {
    await killAll(this.#process);
    this.#guard.forget();
  }

  async restart(): Promise<void> {
    await end(this.#process, 'SIGINT');
    // Processes that were killed may still be on their way out.
    this.#process = await insist(this.#start, 'shared memory block');
  }
}

/** Tries again while the failure is one that passes by itself. */
async function insist<T>(work: () => Promise<T>, passing: string): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!`${error}`.includes(passing)) throw error;
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (!address || typeof address === 'string') throw new Error('No free port on 127.0.0.1.');
  return address.port;
}

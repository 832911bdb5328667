import type { Backend } from './backendProtocol.ts';
import { Clients } from './clients.ts';
import { Door } from './door.ts';
import { Leases } from './leases.ts';
import { type Claim, claim } from './ownership.ts';
import { prepareData } from './prepareData.ts';
import { failureReport, type ServerReport } from './serverReport.ts';
import { newSocketPath } from './socketPath.ts';

/** What a server is started with. */
export interface ServerOptions {
  /** What this server is to own; must exist. */
  readonly directory: string;
  /** The packed data directory a new database starts from. */
  readonly template: string;
  /** Milliseconds without any user after which it ends. */
  readonly grace: number;
  /** Megabytes of memory at which it ends; 0: never. */
  readonly memoryLimit: number;
  startBackend(dataDirectory: string): Promise<Backend>;
}

/**
 * The life of the embedded server's main thread. Listens, claims the directory, starts PostgreSQL,
 * in this order: whoever reads the claim can connect. Ends when it has been unused for a while.
 */
export async function runServer(options: ServerOptions): Promise<void> {
  try {
    const door = new Door();
    const path = await newSocketPath();
    await door.open(path);
    const owned = await claim(options.directory, path);
    if (!owned) return quit({ kind: 'owned' });
    serve(door, owned, options, await start(options, owned));
    report({ kind: 'ready' });
  } catch (error) {
    console.error(error);
    quit(failureReport(error));
  }
}

async function start(options: ServerOptions, owned: Claim): Promise<Backend> {
  try {
    const data = await prepareData(options.directory, options.template);
    return await options.startBackend(data);
  } catch (error) {
    await owned.release();
    throw error;
  }
}

/** How long a statement that still runs may hold up an end that a signal asks for. */
const PATIENCE_MS = 3_000;

function serve(door: Door, owned: Claim, limits: Limits, backend: Backend): void {
  const clients = new Clients(backend, crash);
  const leases = new Leases();
  backend.onDeath((reason) => clients.fail(reason));
  door.serve({
    onLease: (socket) => leases.serve(socket),
    onClient: (socket) => clients.serve(socket),
  });
  const end = async () => {
    setTimeout(crash, PATIENCE_MS).unref();
    door.close();
    await backend.close().catch(console.error);
    await owned.release();
    process.exit();
  };
  door.whenUnused(limits.grace, end);
  if (limits.memoryLimit > 0) watchMemory(limits.memoryLimit, (reason) => clients.fail(reason));
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, end);
}

type Limits = Pick<ServerOptions, 'grace' | 'memoryLimit'>;

/** Milliseconds between two looks: in that time a query fills some 100 MB. */
const LOOK_INTERVAL = 200;

/** PGlite's thread is busy with what fills the memory; this one is not. */
function watchMemory(limit: number, fail: (reason: string) => void): void {
  setInterval(() => {
    if (process.memoryUsage.rss() > limit * 1024 * 1024)
      fail(`it took more than ${limit} MB of memory`);
  }, LOOK_INTERVAL).unref();
}

/**
 * PGlite cannot be told to stop, and once broken it answers nothing, so the process goes at once.
 * The claim is not given up here: while the process lives, its other thread may still be writing.
 */
function crash(): void {
  process.kill(process.pid, 'SIGKILL');
}

function quit(outcome: ServerReport): void {
  report(outcome);
  process.exitCode = outcome.kind === 'failed' ? 1 : 0;
  process.exit();
}

function report(outcome: ServerReport): void {
  if (!process.connected) return;
  process.send?.(outcome);
  process.disconnect();
}

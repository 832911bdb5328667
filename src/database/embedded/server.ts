import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { answerRequests } from './backendThread.ts';
import { runServer } from './runServer.ts';
import { WorkerBackend } from './workerBackend.ts';

/**
 * The entry point of the embedded server's process: `server.cjs DIRECTORY GRACE_IN_MS TIME_ZONE MEMORY_LIMIT_IN_MB` (0: none).
 * Its main thread answers sockets; PGlite, which blocks its thread for as long as a statement runs,
 * lives in a worker. Beside the bundle stand pglite.wasm, pglite.data, extensions/, template.tar.gz.
 */
const script = fileURLToPath(import.meta.url);
const assets = dirname(script);

/**
 * With 16 MB a recursive SQL function overran the thread before PostgreSQL's own limit of 2 MB
 * spoke, which leaves PGlite dead without an error; 64 MB held for every recursion tried.
 */
const STACK_MB = 64;

/**
 * What `postgres` is started with. No -O: catalogues are as protected as on a server.
 * 8 MB of buffers instead of 128 save 60 MB of memory. Settings every new session starts from are
 * set here, so that RESET ALL and DISCARD ALL come back to them.
 */
const startParameters = (timeZone: string): string[] => [
  ...['--single', '-F', '-j'],
  ...Object.entries({
    exit_on_error: 'false',
    log_checkpoints: 'false',
    // The log is for starts that fail; a statement in error may be 10 MB long.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    io_method: 'sync',
    max_worker_processes: '0',
    max_parallel_workers: '0',
    max_parallel_workers_per_gather: '0',
    max_parallel_maintenance_workers: '0',
    shared_buffers: '8MB',
    min_wal_size: '5MB',
    max_wal_size: '32MB',
    max_stack_depth: '2MB',
    TimeZone: timeZone,
    DateStyle: 'ISO, MDY',
    extra_float_digits: '2',
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
];

/** What the thread of PostgreSQL is started with. */
interface Start {
  readonly dataDirectory: string;
  readonly timeZone: string;
}

async function startDatabase({ dataDirectory, timeZone }: Start): Promise<PGlite> {
  let lastWords = '';
  const onStderr = (text: string) => {
    lastWords = /(?:FATAL|PANIC): +(.+)/.exec(text)?.[1] ?? lastWords;
    return process.stderr.write(`${text}\n`);
  };
  const options = { dataDir: dataDirectory, startParams: startParameters(timeZone), onStderr };
  const database = await PGlite.create(options).catch((error: Error) => {
    throw lastWords === '' ? error : new Error(lastWords, { cause: error });
  });
  await offerExtensions(database);
  return database;
}

/**
 * Lays the files of every extension where CREATE EXTENSION looks. PGlite's own way compiles each at
 * start: 660 ms for 38 of them instead of 250; a library is compiled when it is first used instead.
 */
async function offerExtensions(database: PGlite): Promise<void> {
  const folder = join(assets, 'extensions');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  await Promise.all(
    files.map(async (entry) => {
      const path = join(entry.parentPath, entry.name);
      const place = relative(folder, path).split(sep).join('/');
      database.copyToFS(`/pglite/${place}`, await readFile(path));
    }),
  );
}

function startWorker(start: Start): Promise<WorkerBackend> {
  const worker = new Worker(script, {
    workerData: start,
    resourceLimits: { stackSizeMb: STACK_MB },
  });
  return WorkerBackend.started(worker);
}

if (isMainThread) {
  const [, , directory = '', grace = '', timeZone = 'UTC', memory = '0'] = process.argv;
  const template = join(assets, 'template.tar.gz');
  const startBackend = (dataDirectory: string) => startWorker({ dataDirectory, timeZone });
  const limits = { grace: Number(grace), memoryLimit: Number(memory) };
  runServer({ directory, template, ...limits, startBackend });
} else if (parentPort) {
  answerRequests(parentPort, () => startDatabase(workerData as Start));
}

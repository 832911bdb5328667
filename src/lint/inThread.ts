import { getHeapStatistics } from 'node:v8';
import { Worker } from 'node:worker_threads';

/** Heap of a thread in MB: a file of 10 MB with 470,000 findings took 0.8 GB. */
const MOST_MEMORY = 3072;

/** What a thread is given, and who takes what it sends. */
export interface ThreadCall<Part> {
  /** Where the program is; its main file knows what to do in a thread. */
  readonly url: string;
  readonly question: unknown;
  readonly signal: AbortSignal;
  take(part: Part): void;
}

/**
 * Asks a thread that ends with its answer and takes its memory with it. Rejects when the thread runs
 * out of memory, fails, or is aborted; with Node's flag `--max-old-space-size`, that is its limit.
 */
export async function inThread<Part>(call: ThreadCall<Part>): Promise<void> {
  const { url, question, signal, take } = call;
  const maxOldGenerationSizeMb = Math.min(MOST_MEMORY, ownLimit());
  const worker = new Worker(new URL(url), {
    workerData: question,
    resourceLimits: { maxOldGenerationSizeMb },
  });
  const end = () => void worker.terminate();
  signal.addEventListener('abort', end);
  try {
    await new Promise<void>((resolve, reject) => {
      worker.on('message', take);
      worker.once('error', reject);
      worker.once('exit', (code) => {
        if (code === 0 && !signal.aborted) resolve();
        else reject(signal.reason ?? new Error('the thread has ended'));
      });
    });
  } finally {
    signal.removeEventListener('abort', end);
    await worker.terminate();
  }
}

/** Whether a thread has ended because its memory was used up. */
export function isOutOfMemory(error: unknown): boolean {
  return (error as NodeJS.ErrnoException | undefined)?.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

/** V8's own limit for this process, in MB, which follows the machine's memory. */
function ownLimit(): number {
  return Math.ceil(getHeapStatistics().heap_size_limit / (1024 * 1024));
}

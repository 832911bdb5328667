import { readFileSync } from 'node:fs';

/** Milliseconds between two looks at the clock. */
const INTERVAL = 5;

/** For how long a thread was blocked while some work was done; all in milliseconds. */
export interface Blocking {
  readonly took: number;
  /** Between two turns, less the time that was asked for: in 99 of 100, and at most. */
  readonly p99: number;
  readonly longest: number;
  /** The processor time of the thread in the turns that took most of it; absent but on Linux. */
  readonly processor?: number;
}

/** Looks at the clock in each turn of the event loop's timers until the work is done. */
export async function whileWatched(work: () => Promise<void>): Promise<Blocking> {
  const [gaps, processor] = [[] as number[], [] as number[]];
  let [last, used] = [performance.now(), processorTime()];
  const timer = setInterval(() => {
    const [now, usedNow] = [performance.now(), processorTime()];
    gaps.push(now - last - INTERVAL);
    if (usedNow !== undefined && used !== undefined) processor.push(usedNow - used);
    [last, used] = [now, usedNow];
  }, INTERVAL);
  const start = performance.now();
  await work().finally(() => clearInterval(timer));
  const sorted = gaps.toSorted((a, b) => a - b);
  return {
    took: performance.now() - start,
    p99: sorted[Math.floor(sorted.length * 0.99)] ?? 0,
    longest: sorted.at(-1) ?? 0,
    ...(processor.length > 0 && { processor: Math.max(...processor) }),
  };
}

/** Of the main thread: the kernel's first field is its time on a processor, in nanoseconds. */
function processorTime(): number | undefined {
  try {
    const [time] = readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ');
    return Number(time) / 1e6;
  } catch {
    return undefined;
  }
}

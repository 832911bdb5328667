import { parentPort, workerData } from 'node:worker_threads';
import { lintAll } from './lintAll.ts';
import { mutate } from './mutate.ts';
import { Random } from './random.ts';
import { realScripts } from './scripts.ts';

/** Which inputs to lint; `progress` tells the one that is being linted. */
export interface FuzzTask {
  readonly seed: number;
  readonly count: number;
  readonly progress: Int32Array;
}

/** What went wrong with an input, by its seed. */
export interface FuzzFailure {
  readonly seed: number;
  readonly text: string;
  readonly error: string;
}

const { seed, count, progress } = workerData as FuzzTask;
const scripts = realScripts();
const failures: FuzzFailure[] = [];
for (let at = 0; at < count; at++) {
  progress[0] = at;
  const random = new Random(seed + at);
  const [text, down, earlier] = [spoilt(random), spoilt(random), random.pick(scripts)];
  try {
    lintAll(text, down, earlier);
  } catch (error) {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    if (failures.length < 5) failures.push({ seed: seed + at, text, error: reason });
  }
}
parentPort?.postMessage(failures);

function spoilt(random: Random): string {
  return mutate(random.pick(scripts), random, random.pick(scripts));
}

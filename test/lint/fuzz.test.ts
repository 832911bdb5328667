import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';
import type { FuzzFailure, FuzzTask } from './fuzz/worker.ts';

/**
 * Spoilt scripts never make the linter throw, hang, or speak of a place that is not there.
 * `STAIRCASE_FUZZ_COUNT=20000` lints more of them, `STAIRCASE_FUZZ_SEED` repeats some.
 */
const count = Number(process.env['STAIRCASE_FUZZ_COUNT'] ?? 1500);
const seed = Number(process.env['STAIRCASE_FUZZ_SEED'] ?? randomInt(2 ** 31));

/** The slowest of 20,000 took 0.2 s with 2 cores under load. */
const HANGS_MS = 20_000;

test(`${count} spoilt scripts from seed ${seed} are linted`, async (t) => {
  const progress = new Int32Array(new SharedArrayBuffer(4));
  const task: FuzzTask = { seed, count, progress };
  const worker = new Worker(new URL('./fuzz/worker.ts', import.meta.url), { workerData: task });
  t.after(() => worker.terminate());
  const [failures] = (await Promise.race([once(worker, 'message'), hang(progress)])) as [
    FuzzFailure[],
  ];
  assert.deepEqual(failures, []);
});

/** Resolves to a failure when one input takes too long. */
function hang(progress: Int32Array): Promise<[FuzzFailure[]]> {
  return new Promise((resolve) => {
    let last = -1;
    const timer = setInterval(() => {
      const at = progress[0] ?? 0;
      if (at === last) resolve([[{ seed: seed + at, text: '', error: 'hangs' }]]);
      last = at;
    }, HANGS_MS);
    timer.unref();
  });
}

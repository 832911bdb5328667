import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coalesce } from '../../src/extension/coalesce.ts';

/** Work that ends when it is told to, and counts how often it runs and how many at once. */
function countedWork() {
  const ends: (() => void)[] = [];
  const seen = { runs: 0, atOnce: 0, most: 0 };
  const work = async () => {
    seen.runs += 1;
    seen.atOnce += 1;
    seen.most = Math.max(seen.most, seen.atOnce);
    const run = seen.runs;
    await new Promise<void>((resolve) => ends.push(resolve));
    seen.atOnce -= 1;
    return run;
  };
  return { seen, ends, work };
}

test('calls during a run share one run after it, and never overlap', async () => {
  const { seen, ends, work } = countedWork();
  const refresh = coalesce(work);
  const first = refresh();
  await started(ends, 1);
  const [second, third] = [refresh(), refresh()];
  ends[0]?.();
  assert.equal(await first, 1);
  await started(ends, 2);
  ends[1]?.();
  assert.deepEqual(await Promise.all([second, third]), [2, 2]);
  assert.equal(seen.most, 1);
});

test('a run that fails tells its callers and does not stop the next', async () => {
  let runs = 0;
  const refresh = coalesce(async () => {
    runs += 1;
    if (runs === 1) throw new Error('first');
    return runs;
  });
  await assert.rejects(refresh(), /first/);
  assert.equal(await refresh(), 2);
});

async function started(ends: readonly unknown[], count: number): Promise<void> {
  while (ends.length < count) await Promise.resolve();
}

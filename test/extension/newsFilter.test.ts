import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EngineEvent } from '../../src/engine/run/report.ts';
import { newsFilter } from '../../src/extension/run/newsFilter.ts';

const CASES: Readonly<Record<string, readonly [pids: readonly (number | undefined)[], number[]]>> =
  {
    'one holder is logged once': [[7, 7, 7], [0]],
    'another holder is logged again': [
      [7, 7, 8, 8, 7],
      [0, 2, 4],
    ],
    'a holder that the server does not tell is logged once': [
      [undefined, undefined, 7],
      [0, 2],
    ],
  };

for (const [title, [processIds, logged]] of Object.entries(CASES)) {
  test(title, () => {
    const isNews = newsFilter();
    const seen = processIds.flatMap((pid, index) => (isNews(waiting(pid, index)) ? [index] : []));
    assert.deepEqual(seen, logged);
  });
}

function waiting(processId: number | undefined, waited: number): EngineEvent {
  const holder = 'held by somebody';
  return {
    kind: 'waiting-for-lock',
    holder,
    waited,
    ...(processId !== undefined && { processId }),
  };
}

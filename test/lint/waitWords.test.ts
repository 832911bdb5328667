import assert from 'node:assert/strict';
import { test } from 'node:test';
import { waiters, waitWords } from '../../src/lint/locks/waitWords.ts';

test('a message says who waits, and until when', () => {
  assert.equal(
    waitWords('ACCESS EXCLUSIVE', 'orders', 'scan'),
    'Reads and writes of "orders" wait while all its rows are checked.',
  );
  assert.equal(
    waitWords('SHARE', 'orders', 'index build'),
    'Writes to "orders" wait while the index is built.',
  );
  assert.equal(
    waitWords('ACCESS EXCLUSIVE', 'a.b', 'brief'),
    'Reads and writes of "a.b" wait only for a moment, but also for as long as an earlier query or transaction keeps this statement waiting for its lock.',
  );
});

test('within a sentence, who waits', () => {
  assert.equal(waiters('ACCESS EXCLUSIVE', 'orders'), 'reads and writes of "orders"');
  assert.equal(waiters('SHARE ROW EXCLUSIVE', 'orders'), 'writes to "orders"');
});

import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { test } from 'node:test';
import { interruptedBy } from '../../src/cli/interruption.ts';

for (const signal of ['SIGINT', 'SIGTERM']) {
  test(`${signal} cancels once, and who still waits is told how to end it`, (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const signals = new EventEmitter();
    const said: string[] = [];
    const interruption = interruptedBy(signals, { status: (line) => said.push(line) });
    signals.emit(signal);
    assert.equal(interruption.signal.aborted, true);
    assert.equal(signals.listenerCount(signal), 0, 'the next one is the process’s own');
    assert.deepEqual(said, []);
    t.mock.timers.tick(1000);
    assert.deepEqual(said, ['Cancelling; Ctrl-C once more ends it at once']);
  });
}

test('work that would not see it has the first one end the process', () => {
  const signals = new EventEmitter();
  interruptedBy(signals, { status: () => assert.fail() }).endAtOnce();
  assert.deepEqual([signals.listenerCount('SIGINT'), signals.listenerCount('SIGTERM')], [0, 0]);
});

import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { suite, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { Saves, type Stops } from '../../src/extension/rehearsal/saves.ts';

suite('saves that are to be rehearsed', () => {
  test('those made while one is rehearsed are one rehearsal after it', async () => {
    const { saves, runs, end } = watched();
    const first = saves.saved('f', 'a');
    await saves.saved('f', 'b');
    await saves.saved('f', 'c');
    await saves.saved('f', 'b');
    for (let step = 0; step < 3; step++) await end();
    await first;
    assert.deepEqual(runs, [['a'], ['b', 'c'], ['after', 'a', 'b', 'c']]);
  });

  test('those in other folders do not wait', () => {
    const { saves, runs } = watched();
    void saves.saved('f', 'a');
    void saves.saved('g', 'b');
    assert.deepEqual(runs, [['a'], ['b']]);
  });

  test('a newer save of the same file ends one that takes long, and is rehearsed then', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const { saves, runs, signals, end } = watched();
    const first = saves.saved('f', 'a');
    await saves.saved('f', 'a');
    t.mock.timers.tick(999);
    assert.equal(signals[0]?.aborted, false);
    t.mock.timers.tick(1);
    assert.equal(signals[0]?.aborted, true);
    for (let step = 0; step < 3; step++) await end();
    await first;
    assert.deepEqual(runs, [['a'], ['a'], ['after', 'a']]);
  });

  test('a save of another file ends nothing', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const { saves, signals } = watched();
    void saves.saved('f', 'a');
    await saves.saved('f', 'b');
    t.mock.timers.tick(60_000);
    assert.equal(signals[0]?.aborted, false);
  });

  test('what depends on them comes after all that was saved', async () => {
    const { saves, runs, end } = watched();
    const first = saves.saved('f', 'a');
    await saves.saved('f', 'b');
    for (let step = 0; step < 3; step++) await end();
    await first;
    assert.deepEqual(runs, [['a'], ['b'], ['after', 'a', 'b']]);
  });

  test('makes way for a save once its migration is done, and is owed still', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const { saves, runs, signals, enough, end } = watched();
    const first = saves.saved('f', 'a');
    await end();
    await saves.saved('f', 'b');
    assert.deepEqual([enough[1]?.aborted, signals[1]?.aborted], [true, false]);
    t.mock.timers.tick(1000);
    assert.equal(signals[1]?.aborted, true);
    for (let step = 0; step < 3; step++) await end();
    await first;
    assert.deepEqual(runs, [['a'], ['after', 'a'], ['b'], ['after', 'a', 'b']]);
  });

  test('once closed, what runs is ended and nothing follows', async () => {
    const { saves, runs, signals, end } = watched();
    const first = saves.saved('f', 'a');
    await saves.saved('f', 'b');
    saves.close();
    assert.equal(signals[0]?.aborted, true);
    await end();
    await first;
    assert.deepEqual(runs, [['a']]);
  });
});

/** Rehearsals that end when they are told to, the first first. */
function watched() {
  const runs: (readonly string[])[] = [];
  const signals: AbortSignal[] = [];
  const enough: AbortSignal[] = [];
  const asked = new EventEmitter();
  const run = async (paths: readonly string[], stops: Stops): Promise<void> => {
    runs.push(paths);
    signals.push(stops.signal);
    enough.push(stops.enough);
    await once(asked, 'end');
  };
  const saves = new Saves({
    rehearse: (_, paths, stops) => run(paths, stops),
    rehearseDependent: (_, paths, stops) => run(['after', ...paths], stops),
  });
  const end = async (): Promise<void> => {
    asked.emit('end');
    await setImmediate();
  };
  return { saves, runs, signals, enough, end };
}

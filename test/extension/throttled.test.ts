import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { throttled } from '../../src/extension/throttled.ts';

suite('what draws when many things change', () => {
  test('is called at once, and then once for all that follow', (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    let count = 0;
    const { call } = throttled(() => count++, 100);
    call();
    assert.equal(count, 1);
    for (let more = 0; more < 5; more++) call();
    t.mock.timers.tick(99);
    assert.equal(count, 1);
    t.mock.timers.tick(1);
    assert.equal(count, 2);
  });

  test('is called at once again after a pause', (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    let count = 0;
    const { call } = throttled(() => count++, 100);
    call();
    t.mock.timers.tick(100);
    assert.equal(count, 1);
    call();
    assert.equal(count, 2);
  });

  test('is not called once that is disposed of', (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    let count = 0;
    const throttle = throttled(() => count++, 100);
    throttle.call();
    throttle.call();
    throttle[Symbol.dispose]();
    t.mock.timers.tick(100);
    assert.equal(count, 1);
  });
});

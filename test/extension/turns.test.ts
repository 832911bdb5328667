import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Turns } from '../../src/extension/turns.ts';

test('work of one key is done one after the other, of another at once', async () => {
  const [turns, told] = [new Turns(), [] as string[]];
  const first = gate();
  const one = turns.take('a', async () => {
    await first.opened;
    told.push('first');
  });
  const two = turns.take('a', async () => void told.push('second'));
  await turns.take('b', async () => void told.push('other'));
  assert.deepEqual(told, ['other']);
  first.open();
  await Promise.all([one, two]);
  assert.deepEqual(told, ['other', 'first', 'second']);
});

test('what fails lets the next begin', async () => {
  const turns = new Turns();
  const failing = turns.take('a', () => Promise.reject(new Error('no')));
  const next = turns.take('a', async () => 'done');
  await assert.rejects(failing, /^Error: no$/);
  assert.equal(await next, 'done');
});

test('an abort before its turn ends the waiting, and nothing is done of it', async () => {
  const [turns, told] = [new Turns(), [] as string[]];
  const [first, abort] = [gate(), new AbortController()];
  const one = turns.take('a', () => first.opened);
  const waiting = turns.take('a', async () => void told.push('aborted'), abort.signal);
  const third = turns.take('a', async () => void told.push('third'));
  abort.abort();
  assert.equal(await waiting, undefined);
  first.open();
  await Promise.all([one, third]);
  assert.deepEqual(told, ['third']);
});

test('an abort in its turn leaves it to the work to end', async () => {
  const [turns, abort] = [new Turns(), new AbortController()];
  const work = async (): Promise<string> => {
    abort.abort();
    return 'what was done by then';
  };
  assert.equal(await turns.take('a', work, abort.signal), 'what was done by then');
});

function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

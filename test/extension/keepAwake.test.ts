import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Session } from '../../src/database/session.ts';
import { KeepAwake } from '../../src/extension/ledger/keepAwake.ts';

/** Sessions that only know whether they have ended, and all that were ever opened. */
function fakeSessions() {
  const opened: { ended: boolean }[] = [];
  const open = async () => {
    const session = {
      ended: false,
      close: async () => {
        session.ended = true;
      },
    };
    opened.push(session);
    return session as unknown as Session;
  };
  return { opened, open, awake: () => opened.filter(({ ended }) => !ended).length };
}

test('two who touch at once share one session, and nothing is left open', async () => {
  const sessions = fakeSessions();
  const keepAwake = new KeepAwake();
  await Promise.all([keepAwake.touch('a', sessions.open), keepAwake.touch('a', sessions.open)]);
  assert.equal(sessions.opened.length, 1);
  await keepAwake.close();
  assert.equal(sessions.awake(), 0);
});

test('a session that has ended is opened again', async () => {
  const sessions = fakeSessions();
  const keepAwake = new KeepAwake();
  await keepAwake.touch('a', sessions.open);
  for (const session of sessions.opened) session.ended = true;
  await keepAwake.touch('a', sessions.open);
  assert.equal(sessions.awake(), 1);
  await keepAwake.close();
  assert.equal(sessions.awake(), 0);
});

test('where none could be opened, the next touch tries again', async () => {
  const sessions = fakeSessions();
  const keepAwake = new KeepAwake();
  await assert.rejects(keepAwake.touch('a', () => Promise.reject(new Error('asleep'))));
  await keepAwake.touch('a', sessions.open);
  assert.equal(sessions.opened.length, 1);
  await keepAwake.close();
  assert.equal(sessions.awake(), 0);
});

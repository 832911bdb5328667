import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AdvisoryLocks } from '../../../src/database/embedded/advisoryLocks.ts';
import { MessageReader } from '../../../src/database/embedded/messageReader.ts';
import { parseStartupPacket } from '../../../src/database/embedded/startupPacket.ts';
import { message } from '../../../src/database/embedded/wire.ts';

const STARTUP = message('', Buffer.from('\0\x03\0\0user\0postgres\0\0'));

test('messages are put together from pieces of any length', () => {
  const query = message('Q', Buffer.from('SELECT 1\0'));
  const sync = message('S');
  const bytes = Buffer.concat([STARTUP, query, sync, query]);
  for (const length of [1, 2, 3, 5, 7, 50, bytes.length]) {
    const reader = new MessageReader();
    const messages = [];
    for (let at = 0; at < bytes.length; at += length) {
      messages.push(...reader.take(bytes.subarray(at, at + length)));
    }
    assert.equal(messages.map((it) => it.type).join(''), 'QSQ', `in pieces of ${length}`);
    const [first, second] = messages;
    assert.deepEqual([first?.bytes, second?.bytes], [STARTUP, query]);
  }
});

test('an encryption request leaves the next message untyped', () => {
  const reader = new MessageReader();
  const request = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);
  assert.deepEqual(reader.take(request), [{ type: '', bytes: request }]);
  assert.deepEqual(reader.take(STARTUP), [{ type: '', bytes: STARTUP }]);
});

test('a length no message can have is refused', () => {
  assert.throws(() => new MessageReader().take(Buffer.from('\x7f\xff\xff\xff', 'latin1')));
  assert.throws(() => new MessageReader().take(Buffer.from([0, 0, 0, 1, 0])));
});

const PACKETS = [
  {
    name: 'a user alone names the database too',
    body: 'user\0ann\0\0',
    expected: { user: 'ann', database: 'ann', settings: [] },
  },
  {
    name: 'settings and options',
    body: 'user\0ann\0database\0db\0application_name\0me\0options\0-c work_mem=5MB --search-path=a,\\ b -cx=y\0\0',
    expected: {
      user: 'ann',
      database: 'db',
      settings: [
        ['work_mem', '5MB'],
        ['search_path', 'a, b'],
        ['x', 'y'],
        ['application_name', 'me'],
      ],
    },
  },
  {
    name: 'an empty value, and what only the protocol means',
    body: 'user\0ann\0database\0\0_pq_.x\0y\0\0',
    expected: { user: 'ann', database: '', settings: [] },
  },
];

for (const { name, body, expected } of PACKETS) {
  test(`a startup packet: ${name}`, () => {
    const bytes = message('', Buffer.from(`\0\x03\0\0${body}`));
    assert.deepEqual(parseStartupPacket(bytes), { kind: 'start', ...expected });
  });
}

test('requests that are none for a session', () => {
  const request = (...words: number[]) => {
    const body = Buffer.alloc(words.length * 4);
    for (const [index, word] of words.entries()) body.writeInt32BE(word, index * 4);
    return parseStartupPacket(message('', body));
  };
  assert.deepEqual(request(80877103), { kind: 'encryption' });
  assert.deepEqual(request(80877104), { kind: 'encryption' });
  assert.deepEqual(request(80877102, 42, 99), { kind: 'cancel', secret: 99 });
  assert.deepEqual(request(2 << 16), { kind: 'unsupported' });
});

test('a lock is given to one user, and back as often as it was taken', () => {
  const locks = new AdvisoryLocks();
  const [one, other] = ['one', 'other'].map((applicationName) => ({
    applicationName,
    processId: 1,
  }));
  assert.ok(one && other);
  assert.deepEqual([locks.tryLock('7', one), locks.tryLock('7', one)], [true, true]);
  assert.equal(locks.tryLock('7', other), false);
  assert.equal(locks.tryLock('8', other), true);
  locks.unlock('7', other);
  locks.unlock('7', one);
  assert.equal(locks.heldBy('7')?.holder, one);
  locks.unlock('7', one);
  assert.equal(locks.heldBy('7'), undefined);
  locks.releaseAll(other);
  assert.equal(locks.tryLock('8', one), true);
});

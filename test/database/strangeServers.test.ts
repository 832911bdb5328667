import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { type TestContext, test } from 'node:test';
import { parseConnectionUrl } from '../../src/database/connect/connectionUrl.ts';
import type { ConnectionFailure } from '../../src/database/failure.ts';
import { openPgSession } from '../../src/database/wire/pgSession.ts';
import { failure, PASSWORD } from './connectionFailed.ts';
import { openSession } from './openSession.ts';

const encoded = encodeURIComponent(`${PASSWORD}x`);

const STRANGERS: readonly (readonly [
  string,
  (socket: Socket) => void,
  string,
  ConnectionFailure,
  RegExp,
])[] = [
  ['never answers', () => undefined, 'connect_timeout=1', 'timeout', /no answer in time \(1 s\)/],
  [
    'never answers the startup',
    () => undefined,
    'sslmode=disable&connect_timeout=1',
    'timeout',
    /no answer in time/,
  ],
  ['hangs up', (socket) => socket.destroy(), '', 'hung-up', /closed before the server answered/],
  [
    'hangs up on the startup',
    (socket) => socket.once('data', () => socket.destroy()),
    'sslmode=disable',
    'hung-up',
    /closed before the server answered/,
  ],
  [
    'speaks HTTP',
    (socket) => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'),
    '',
    'other',
    /does not answer as a PostgreSQL server does/,
  ],
  [
    'sends more than one byte before TLS',
    (socket) => socket.write('SS'),
    '',
    'other',
    /does not answer as/,
  ],
  [
    'says yes to TLS and then nonsense',
    (socket) =>
      socket.once('data', () => {
        socket.write('S');
        socket.once('data', () => socket.write('nonsense, and more of it'));
      }),
    'sslmode=require',
    'tls',
    /TLS could not be set up/,
  ],
  [
    'is starting up',
    (socket) =>
      socket.once('data', () =>
        socket.end(errorResponse('57P03', 'the database system is starting up')),
      ),
    'sslmode=disable',
    'starting-up',
    /is not ready \(the server says "the database system is starting up"\)/,
  ],
];

for (const [title, behave, query, reason, message] of STRANGERS) {
  test(`a server that ${title}`, async (t) => {
    const port = await listen(t, behave);
    const error = await failure(
      openSession(t, `postgres://app:${encoded}@127.0.0.1:${port}/x?${query}`),
    );
    assert.equal(error.reason, reason, error.message);
    assert.match(error.message, /^Cannot connect to postgres:\/\/app@127\.0\.0\.1:\d+\/x: /);
    assert.match(error.message, message);
  });
}

test('connecting can be cancelled, before and during', async (t) => {
  const port = await listen(t, () => undefined);
  for (const query of ['sslmode=disable', 'sslmode=require']) {
    const parameters = parseConnectionUrl(`postgres://app@127.0.0.1:${port}/x?${query}`, {});
    const during = new AbortController();
    setImmediate(() => during.abort());
    for (const signal of [AbortSignal.abort(), during.signal]) {
      const error = await failure(openPgSession(parameters, { applicationName: 'test', signal }));
      assert.equal(error.reason, 'cancelled');
    }
  }
});

async function listen(t: TestContext, behave: (socket: Socket) => void): Promise<number> {
  const sockets: Socket[] = [];
  const stranger = createServer((socket) => {
    sockets.push(socket.on('error', () => undefined));
    behave(socket);
  }).listen(0, '127.0.0.1');
  await once(stranger, 'listening');
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    stranger.close();
  });
  const address = stranger.address();
  return address && typeof address === 'object' ? address.port : 0;
}

function errorResponse(code: string, message: string): Buffer {
  const fields = Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${message}\0\0`);
  const head = Buffer.from('E\0\0\0\0');
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}

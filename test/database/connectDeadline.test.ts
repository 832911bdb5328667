import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connectDeadline } from '../../src/database/connect/connectDeadline.ts';
import { parseConnectionUrl } from '../../src/database/connect/connectionUrl.ts';

const CASES: readonly (readonly [
  title: string,
  connectTimeout: number,
  milliseconds: number | undefined,
])[] = [
  ['a few seconds', 3, 3000],
  ['without end', 0, undefined],
  ['longer than a timer can be, which would fire at once', 1e9, 2 ** 31 - 1],
];

for (const [title, connectTimeout, milliseconds] of CASES) {
  test(`the time to connect in: ${title}`, (t) => {
    const timer = t.mock.method(globalThis, 'setTimeout', () => ({ unref: () => undefined }));
    connectDeadline({ ...parseConnectionUrl('postgres://app@db/x', {}), connectTimeout });
    const [call] = timer.mock.calls as readonly { readonly arguments: readonly unknown[] }[];
    assert.equal(call?.arguments[1], milliseconds);
  });
}

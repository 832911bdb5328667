import assert from 'node:assert/strict';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { parseConnectionUrl } from '../../src/database/connect/connectionUrl.ts';
import { defaultPasswordFile, findPassword } from '../../src/database/connect/passwordFile.ts';

const CASES: readonly (readonly [string, string, string, string | undefined])[] = [
  ['all fields equal', 'db:5432:x:app:pw', 'postgres://app@db/x', 'pw'],
  ['another host', 'other:5432:x:app:pw', 'postgres://app@db/x', undefined],
  ['another port', 'db:5433:x:app:pw', 'postgres://app@db/x', undefined],
  ['another database', 'db:5432:y:app:pw', 'postgres://app@db/x', undefined],
  ['another user', 'db:5432:x:root:pw', 'postgres://app@db/x', undefined],
  ['wildcards', '*:*:*:*:pw', 'postgres://app@db/x', 'pw'],
  ['the first line that fits', 'db:*:*:*:one\n*:*:*:*:two', 'postgres://app@db/x', 'one'],
  [
    'comments, blank and broken lines',
    '# *:*:*:*:no\n\nnonsense\n*:*:*:*:pw',
    'postgres://app@db/x',
    'pw',
  ],
  ['Windows line ends', '*:*:*:*:pw\r\n', 'postgres://app@db/x', 'pw'],
  ['colons and backslashes escaped', '*:*:a\\:b:*:p\\:w\\\\', 'postgres://app@db/a:b', 'p:w\\'],
  ['colons in the password as they are', '*:*:*:*:a:b', 'postgres://app@db/x', 'a:b'],
  ['an IPv6 address, its colons escaped', '\\:\\:1:*:*:*:pw', 'postgres://app@[::1]/x', 'pw'],
  ['a star as a name is escaped', '*:*:\\*:*:pw', 'postgres://app@db/x', undefined],
  ['localhost for the default socket', 'localhost:*:*:*:pw', 'postgres://app@/x?host=/tmp', 'pw'],
  ['any other socket by its directory', '/run/pg:*:*:*:pw', 'postgres://app@/x?host=/run/pg', 'pw'],
  ['an empty password', '*:*:*:*:', 'postgres://app@db/x', undefined],
];

let directory: string;
let path: string;

before(async () => {
  directory = await mkdtemp(join(tmpdir(), 'staircase-pgpass-'));
  path = join(directory, 'pgpass');
});
after(() => rm(directory, { recursive: true }));

for (const [title, text, url, expected] of CASES) {
  test(`password file: ${title}`, async () => {
    await writeFile(path, text, { mode: 0o600 });
    const found = await findPassword(parseConnectionUrl(url, { PGPASSFILE: path }));
    assert.equal(found.kind === 'found' ? found.password : undefined, expected);
  });
}

test('a file that others may read is ignored, as libpq does, and that is said', async () => {
  await writeFile(path, '*:*:*:*:pw');
  await chmod(path, 0o640);
  const parameters = parseConnectionUrl('postgres://app@db/x', { PGPASSFILE: path });
  const because = `others than its owner have access to it: run chmod 600 ${path}`;
  assert.deepEqual(await findPassword(parameters, 'linux'), { kind: 'ignored', path, because });
  assert.equal((await findPassword(parameters, 'win32')).kind, 'found');
});

test('a directory in its place is ignored', async () => {
  const parameters = parseConnectionUrl('postgres://app@db/x', { PGPASSFILE: directory });
  assert.equal((await findPassword(parameters)).kind, 'ignored');
});

test('no file is no error', async () => {
  const parameters = parseConnectionUrl('postgres://app@db/x', { PGPASSFILE: `${path}.not` });
  assert.deepEqual(await findPassword(parameters), { kind: 'none' });
});

test('the file stands where libpq looks for it', () => {
  assert.equal(defaultPasswordFile({ HOME: '/home/app' }, 'linux'), '/home/app/.pgpass');
  const windows = defaultPasswordFile({ APPDATA: '/appdata' }, 'win32');
  assert.equal(windows, join('/appdata', 'postgresql', 'pgpass.conf'));
});

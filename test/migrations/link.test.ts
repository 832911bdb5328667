import assert from 'node:assert/strict';
import { lstatSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { LINK_MARKER } from '../../src/migrations/link/linkMarker.ts';
import { makeLinks } from '../../src/migrations/link/makeLinks.ts';
import { isLinked, type LinkPlan, planLink } from '../../src/migrations/link/planLink.ts';
import type { Migration } from '../../src/migrations/migration.ts';
import { readFolder } from '../../src/migrations/readFolder.ts';
import { makeTree, type Tree } from './makeTree.ts';

const UP = 'CREATE TABLE a ();\n';
const DOWN = 'DROP TABLE a;\n';

/** A migrations folder, and the names and targets of the links made from it. */
const FOLDERS: readonly [title: string, tree: Tree, links: Readonly<Record<string, string>>][] = [
  [
    'a directory with up and down',
    { '20260101000000_add_users/up.sql': UP, '20260101000000_add_users/down.sql': DOWN },
    {
      '20260101000000_add_users.down.sql': '../20260101000000_add_users/down.sql',
      '20260101000000_add_users.up.sql': '../20260101000000_add_users/up.sql',
    },
  ],
  ['a directory without down', { '0001_a/up.sql': UP }, { '0001_a.up.sql': '../0001_a/up.sql' }],
  [
    "Diesel's dashed stamp, whose digits sqlx can read",
    { '2026-07-30-140000-0000_a/up.sql': UP },
    { '202607301400000000_a.up.sql': '../2026-07-30-140000-0000_a/up.sql' },
  ],
  [
    'both layouts in one folder',
    { '1_a/up.sql': UP, '2_b.sql': UP, '3_c.up.sql': UP, '3_c.down.sql': DOWN },
    {
      '1_a.up.sql': '../1_a/up.sql',
      '2_b.sql': '../2_b.sql',
      '3_c.down.sql': '../3_c.down.sql',
      '3_c.up.sql': '../3_c.up.sql',
    },
  ],
  [
    'what is no migration is left out',
    { '1_a/up.sql': UP, '1_a/notes.md': '', 'README.md': '', 'common/x.sql': '', '2_b/': '' },
    { '1_a.up.sql': '../1_a/up.sql' },
  ],
  ['an empty folder', {}, {}],
];

suite('the links made from a folder', () => {
  for (const [title, tree, links] of FOLDERS) {
    test(title, async (t) => {
      const folder = makeTree(t, tree);
      const before = await planLink(await readFolder(folder));
      assert.equal(isLinked(before), false);
      assert.deepEqual((await makeLinks(before)).made.toSorted(), Object.keys(links));
      assert.deepEqual(linksIn(before.out), links);
      assert.equal(isLinked(await planLink(await readFolder(folder))), true);
    });
  }
});

test('through the links every checksum is the same, and no second folder appears', async (t) => {
  const folder = makeTree(t, {
    '1_a/up.sql': '\ufeffSELECT 1;\r\n',
    '1_a/down.sql': DOWN,
    '2_b.sql': UP,
  });
  await link(folder);
  const [directly, linked] = [await readFolder(folder), await readFolder(join(folder, '.sqlx'))];
  assert.deepEqual(linked.migrations.map(facts), directly.migrations.map(facts));
  assert.deepEqual([directly.problems, linked.problems], [[], []]);
});

test('links made elsewhere lead there from where they really stand', async (t) => {
  const root = makeTree(t, {
    'db/steps/1_a/up.sql': UP,
    'deep/er/': '',
    short: { link: 'deep/er' },
  });
  const plan = await planLink(
    await readFolder(join(root, 'db/steps')),
    join(root, 'short/for-sqlx'),
  );
  await makeLinks(plan);
  assert.equal(readFileSync(join(root, 'short/for-sqlx/1_a.up.sql'), 'utf8'), UP);
  assert.deepEqual(linksIn(plan.out), { '1_a.up.sql': '../../../db/steps/1_a/up.sql' });
});

/** What was done to a folder or its links after they were made; what is then said, and the cure. */
const CHANGES: readonly [
  title: string,
  change: (folder: string) => void,
  said: readonly string[],
][] = [
  ['a new migration', (folder) => makeIn(folder, '2_b.sql', UP), ['missing 2_b.sql']],
  [
    'a migration gone',
    (folder) => rmSync(join(folder, '1_a'), { recursive: true }),
    ['stale 1_a.down.sql', 'stale 1_a.up.sql'],
  ],
  ['a down script gone', (folder) => rmSync(join(folder, '1_a/down.sql')), ['stale 1_a.down.sql']],
  ['a link deleted', (folder) => rmSync(join(folder, '.sqlx/1_a.up.sql')), ['missing 1_a.up.sql']],
  [
    'a link that git has written as a text',
    (folder) => replace(folder, '.sqlx/1_a.up.sql', '../1_a/up.sql'),
    ['wrong 1_a.up.sql: git has written the link as a text (core.symlinks is off)'],
  ],
  ['the marker deleted', (folder) => rmSync(join(folder, '.sqlx', LINK_MARKER)), ['no marker']],
  ['a file that sqlx passes over', (folder) => makeIn(folder, '.sqlx/.gitattributes', ''), []],
];

suite('after a change', () => {
  for (const [title, change, said] of CHANGES) {
    test(`${title}: --check tells, and linking again mends it`, async (t) => {
      const folder = makeTree(t, { '1_a/up.sql': UP, '1_a/down.sql': DOWN });
      await link(folder);
      change(folder);
      const plan = await planLink(await readFolder(folder));
      assert.deepEqual(words(plan), said);
      assert.equal(isLinked(plan), said.length === 0);
      await link(folder);
      assert.deepEqual(words(await planLink(await readFolder(folder))), []);
    });
  }
});

test('a link that leads to another migration is made anew', async (t) => {
  const folder = makeTree(t, {
    '1_a/up.sql': UP,
    '2_b/up.sql': DOWN,
    [`.sqlx/${LINK_MARKER}`]: '',
    '.sqlx/1_a.up.sql': { link: '../2_b/up.sql' },
  });
  const plan = await planLink(await readFolder(folder));
  assert.deepEqual(words(plan), [
    'wrong 1_a.up.sql: it leads to ../2_b/up.sql',
    'missing 2_b.up.sql',
  ]);
  await link(folder);
  assert.equal(readFileSync(join(folder, '.sqlx/1_a.up.sql'), 'utf8'), UP);
});

suite('where no links can be made', () => {
  const refuse = () => Promise.reject(Object.assign(new Error('no'), { code: 'EPERM' }));

  test('copies stand for them, and follow their scripts', async (t) => {
    const folder = makeTree(t, { '1_a/up.sql': UP });
    const out = join(folder, '.sqlx');
    const first = await makeLinks(await planLink(await readFolder(folder)), refuse);
    assert.deepEqual(first, { made: ['1_a.up.sql'], removed: [], copied: ['1_a.up.sql'] });
    assert.equal(isLinked(await planLink(await readFolder(folder))), true);
    makeIn(folder, '1_a/up.sql', 'SELECT 2;');
    const plan = await planLink(await readFolder(folder));
    assert.deepEqual(words(plan), ['wrong 1_a.up.sql: it is a copy of an older text']);
    await makeLinks(plan, refuse);
    assert.equal(readFileSync(join(out, '1_a.up.sql'), 'utf8'), 'SELECT 2;');
    rmSync(join(folder, '1_a'), { recursive: true });
    await makeLinks(await planLink(await readFolder(folder)), refuse);
    assert.deepEqual(readdirSync(out), [LINK_MARKER]);
  });

  test('a copy that somebody has edited is not overwritten', async (t) => {
    const folder = makeTree(t, { '1_a/up.sql': UP });
    await makeLinks(await planLink(await readFolder(folder)), refuse);
    makeIn(folder, '.sqlx/1_a.up.sql', 'SELECT 3;');
    const plan = await planLink(await readFolder(folder));
    assert.match(plan.refusals.join(), /1_a\.up\.sql is no link of ours/);
    await makeLinks(plan, refuse);
    assert.equal(readFileSync(join(folder, '.sqlx/1_a.up.sql'), 'utf8'), 'SELECT 3;');
  });
});

/** Nothing may be changed, for this reason. */
const REFUSALS: readonly [title: string, tree: Tree, out: string, says: RegExp][] = [
  [
    'a migration that stands among the links alone',
    { '1_a/up.sql': UP, [`.sqlx/${LINK_MARKER}`]: '', '.sqlx/2_b.sql': 'SELECT 1;' },
    '.sqlx',
    /2_b\.sql is no link of ours: move it into the migrations folder/,
  ],
  [
    'a link that leads elsewhere',
    { '1_a/up.sql': UP, [`.sqlx/${LINK_MARKER}`]: '', '.sqlx/1_a.up.sql': { link: '../../x.sql' } },
    '.sqlx',
    /1_a\.up\.sql is no link of ours/,
  ],
  [
    'a folder of other things',
    { '1_a/up.sql': UP, 'src/main.rs': '' },
    'src',
    /main\.rs is no link of ours, and .*src has no marker of ours\. Choose another/,
  ],
  ['the migrations folder itself', { '1_a/up.sql': UP }, '.', /is the migrations folder itself/],
  ['a name like a migration', { '1_a/up.sql': UP }, '2_b', /2_b is named like a migration/],
  [
    'two migrations of one version',
    { '1_a/up.sql': UP, '1_b.sql': UP },
    '.sqlx',
    /have the same version 1/,
  ],
  ['a file as folder', { '1_a/up.sql': UP, x: '' }, 'x', /x cannot be read: not a directory/],
  ['a script that is not UTF-8', { '1_a/up.sql': Buffer.from([0xff]) }, '.sqlx', /not UTF-8/],
  [
    'a version beyond 64 bits',
    { '9223372036854775808_a/up.sql': UP },
    '.sqlx',
    /beyond 9223372036854775807/,
  ],
];

suite('refused, with nothing changed', () => {
  for (const [title, tree, out, says] of REFUSALS) {
    test(title, async (t) => {
      const folder = makeTree(t, tree);
      const before = readdirSync(folder, { recursive: true });
      const plan = await planLink(await readFolder(folder), join(folder, out));
      assert.match(plan.refusals.join(), says);
      assert.deepEqual(await makeLinks(plan), { made: [], removed: [], copied: [] });
      assert.equal(isLinked(plan), false);
      assert.deepEqual(readdirSync(folder, { recursive: true }), before);
    });
  }
});

/** What sqlx would make of it otherwise. */
const DIFFERENCES: readonly [title: string, tree: Tree, said: readonly RegExp[]][] = [
  [
    'no transaction by metadata.toml, for each script',
    { '1_a/up.sql': UP, '1_a/down.sql': DOWN, '1_a/metadata.toml': 'run_in_transaction = false' },
    [/^transaction 1 .*1_a\/up\.sql in a transaction/, /^transaction 1 .*1_a\/down\.sql/],
  ],
  [
    'no transaction by the first line too, which sqlx knows',
    {
      '1_a/up.sql': '-- no-transaction\nVACUUM;',
      '1_a/metadata.toml': 'run_in_transaction = false',
    },
    [],
  ],
  [
    'a stamp of 18 digits before stamps of 14',
    {
      '202501010000000000_a/up.sql': UP,
      '20260101000000_b/up.sql': UP,
      '20260102000000_c/up.sql': UP,
    },
    [/^order 202501010000000000 .*_a after 20260101000000_b/],
  ],
  [
    'stamps of both lengths, which both order alike',
    { '20250101000000_a/up.sql': UP, '202601010000000000_b/up.sql': UP },
    [],
  ],
  [
    'a description that ends like a file',
    { '1_go.up.sql/up.sql': UP, '2_go.up/up.sql': UP, '2_go.up/down.sql': DOWN },
    [/^name 1 .*"go", here it is "go\.up\.sql"/],
  ],
];

suite('named as different in sqlx', () => {
  for (const [title, tree, said] of DIFFERENCES) {
    test(title, async (t) => {
      const { differences } = await planLink(await readFolder(makeTree(t, tree)));
      const found = differences.map((it) => `${it.kind} ${it.version} ${it.message}`);
      assert.equal(found.length, said.length, found.join('\n'));
      for (const [at, pattern] of said.entries()) assert.match(found[at] ?? '', pattern);
    });
  }
});

test('what stops it is told with its path, and the next time it goes on from there', async (t) => {
  const folder = makeTree(t, { '1_a/up.sql': UP });
  const fault = Object.assign(new Error('EROFS'), { code: 'EROFS', errno: -30, path: '/x/1_a' });
  const plan = await planLink(await readFolder(folder));
  const { problem } = await makeLinks(plan, () => Promise.reject(fault));
  assert.match(problem ?? '', /^Cannot write \/x\/1_a: read-only file system\. Mend that/);
  assert.deepEqual(words(await planLink(await readFolder(folder))), ['missing 1_a.up.sql']);
});

async function link(folder: string): Promise<void> {
  const { problem } = await makeLinks(await planLink(await readFolder(folder)));
  assert.equal(problem, undefined);
}

function words({ links, stale, isMarked }: LinkPlan): string[] {
  const wrong = links.filter(({ state }) => state === 'missing' || state === 'wrong');
  return [
    ...(isMarked ? [] : ['no marker']),
    ...wrong.map((it) => `${it.state} ${it.name}${it.reason ? `: ${it.reason}` : ''}`),
    ...stale.map((name) => `stale ${name}`),
  ];
}

function linksIn(out: string): Record<string, string> {
  const names = readdirSync(out).filter((name) => name !== LINK_MARKER);
  assert.ok(names.every((name) => lstatSync(join(out, name)).isSymbolicLink()));
  return Object.fromEntries(names.sort().map((name) => [name, readlinkSync(join(out, name))]));
}

function facts({ version, description, up, down }: Migration): unknown[] {
  return [version, description, up?.checksum.toString('hex'), down?.checksum.toString('hex')];
}

function makeIn(folder: string, name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

function replace(folder: string, name: string, text: string): void {
  rmSync(join(folder, name));
  makeIn(folder, name, text);
}

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { ledgerGroups } from '../../src/config/ledgerGroups.ts';
import { type Project, readProject } from '../../src/config/project.ts';
import type { ProjectSources, RootSources } from '../../src/config/projectSources.ts';
import { parseSettings } from '../../src/config/settings.ts';
import { workspaceOf } from './workspace.ts';

const DEV = 'DATABASE_URL=postgres://dev@localhost/app\n';

test('a folder takes target and ledger from the files between it and the root', async (t) => {
  const root = workspaceOf(t, {
    'crates/server/infrastructure/migrations/1_a/up.sql': '',
    'crates/server/.env': 'LEDGER_URL=postgres://dev@localhost/app\n',
    'sqlx.toml':
      '[common]\ndatabase-url-var = "LEDGER_URL"\n[migrate]\ntable-name = "app.steps"\ncreate-schemas = ["app"]\nignored-chars = ["\\r"]',
  });
  const [folder] = (await read([root])).folders;
  assert.equal(folder?.label, 'crates/server/infrastructure/migrations');
  assert.equal(folder?.root, root);
  assert.equal(
    folder?.target.kind === 'target' && folder.target.origin,
    'LEDGER_URL from .env in crates/server',
  );
  assert.equal(folder?.ledgerName, 'app.steps');
  assert.deepEqual([folder?.createSchemas, folder?.ignoredChars], [['app'], ['\r']]);
});

test("the setting names the ledger before sqlx.toml, and sqlx's name is the last word", async (t) => {
  const root = workspaceOf(t, {
    'a/migrations/1_a.sql': '',
    'b/migrations/1_a.sql': '',
    'a/sqlx.toml': '[migrate]\ntable-name = "steps"',
  });
  const names = async (raw: unknown) =>
    (await read([root], {}, raw)).folders.map(({ ledgerName }) => ledgerName);
  assert.deepEqual(await names({}), ['steps', '_sqlx_migrations']);
  assert.deepEqual(await names({ ledgerTable: 'mine' }), ['mine', 'mine']);
});

test('a sqlx.toml that sqlx would refuse leaves its folders without a target', async (t) => {
  const root = workspaceOf(t, {
    'migrations/1_a.sql': '',
    '.env': DEV,
    'sqlx.toml': '[migrate]\ntabel-name = "x"',
  });
  const [folder] = (await read([root])).folders;
  assert.equal(folder?.target.kind, 'problem');
  assert.match(JSON.stringify(folder?.target), /unknown key migrate\.tabel-name/);
});

test('in a workspace that is not trusted no folder has a target', async (t) => {
  const root = workspaceOf(t, { 'migrations/1_a.sql': '', '.env': DEV });
  const { folders } = await read([root], { trusted: false });
  assert.deepEqual(
    folders.map(({ target }) => target),
    [{ kind: 'untrusted' }],
  );
});

test('in a workspace that is not trusted, sqlx.toml names no folder outside of it', async (t) => {
  const outer = workspaceOf(t, {
    'a/sqlx.toml': '[migrate]\nmigrations-dir = "../secret"',
    'secret/1_a.sql': '',
  });
  const found = async (trusted: boolean) =>
    (await read([join(outer, 'a')], { trusted })).folders.map(({ path }) => path);
  assert.deepEqual(await found(true), [join(outer, 'secret')]);
  assert.deepEqual(await found(false), []);
});

test('a URL in database-url-var is not told, and nothing else is connected to', async (t) => {
  const root = workspaceOf(t, {
    'migrations/1_a.sql': '',
    '.env': DEV,
    'sqlx.toml': '[common]\ndatabase-url-var = "postgres://me:hunter2@db/app"',
  });
  const [folder] = (await read([root])).folders;
  assert.equal(folder?.target.kind, 'problem');
  assert.doesNotMatch(JSON.stringify(folder), /hunter2/);
});

test('each folder has the target selected for it', async (t) => {
  const root = workspaceOf(t, {
    'a/migrations/1_a.sql': '',
    'b/migrations/1_a.sql': '',
    '.env': DEV,
  });
  const selectedFor = (folder: string) => (folder.includes('/a/') ? 'built-in' : undefined);
  const { folders } = await read([root], { selectedFor });
  assert.deepEqual(
    folders.map(({ target }) => target.kind === 'target' && target.target.name),
    ['built-in', 'local'],
  );
});

suite('several roots', () => {
  test('each has its own settings and its own built-in database', async (t) => {
    const outer = workspaceOf(t, { 'a/migrations/1_a.sql': '', 'b/migrations/1_a.sql': '' });
    const [a, b] = [join(outer, 'a'), join(outer, 'b')];
    const { folders } = await read([a, b]);
    assert.deepEqual(
      folders.map(({ target }) =>
        target.kind === 'target' && target.target.kind === 'built-in'
          ? target.target.workspace
          : '',
      ),
      [a, b],
    );
    assert.equal(ledgerGroups(folders).length, 2);
  });

  test('one within the other: a folder belongs to the inner one', async (t) => {
    const outer = workspaceOf(t, { 'a/migrations/1_a.sql': '', '.env': DEV });
    const { folders } = await read([outer, join(outer, 'a')]);
    assert.deepEqual(
      folders.map(({ root, label }) => [root, label]),
      [[join(outer, 'a'), 'migrations']],
    );
  });

  test('what is missing is told for each', async (t) => {
    const outer = workspaceOf(t, { 'a/': '', 'b/steps/': '' });
    const { missing } = await read(
      [join(outer, 'a'), join(outer, 'b')],
      {},
      { folders: ['steps'] },
    );
    assert.deepEqual(
      missing.map(({ searchedFrom }) => searchedFrom),
      [join(outer, 'a')],
    );
  });
});

const GROUPS: readonly [name: string, a: string, b: string, groups: number][] = [
  ['the same URL', 'postgres://dev@localhost/app', 'postgres://dev@localhost/app', 1],
  ['another user', 'postgres://dev@localhost/app', 'postgres://root:x@localhost/app', 1],
  [
    'another name for this machine',
    'postgres://dev@localhost/app',
    'postgres://dev@127.0.0.1/app',
    1,
  ],
  [
    'another spelling of the host',
    'postgres://dev@DB.example.com/app',
    'postgres://dev@db.example.com/app',
    1,
  ],
  ['another port', 'postgres://dev@localhost/app', 'postgres://dev@localhost:5433/app', 2],
  ['another database', 'postgres://dev@localhost/app', 'postgres://dev@localhost/other', 2],
  [
    'another search_path, so another table of the same name',
    'postgres://dev@localhost/app',
    'postgres://dev@localhost/app?options=-c%20search_path%3Dtenant',
    2,
  ],
];

const POLICIES: readonly [a: string, b: string, strictest: string][] = [
  ['allow', 'refuse', 'refuse'],
  ['refuse', 'warn', 'refuse'],
  ['allow', 'warn', 'warn'],
  ['allow', 'allow', 'allow'],
];

suite('two folders on one ledger are planned together', () => {
  for (const [name, a, b, groups] of GROUPS) {
    test(`${name}: ${groups === 1 ? 'together' : 'apart'}`, async (t) => {
      const { folders } = await read([twoFolders(t, a, b)]);
      assert.equal(ledgerGroups(folders).length, groups);
    });
  }

  test('another table: apart', async (t) => {
    const url = 'postgres://dev@localhost/app';
    const root = twoFolders(t, url, url, { 'b/sqlx.toml': '[migrate]\ntable-name = "steps"' });
    assert.equal(ledgerGroups((await read([root])).folders).length, 2);
  });

  test('together they create the schemas of all, and are as guarded as the strictest', async (t) => {
    const root = twoFolders(
      t,
      'postgres://db.example.com/app',
      'postgres://dev@db.example.com/app',
      {
        'a/sqlx.toml': '[migrate]\ncreate-schemas = ["z"]',
        'b/sqlx.toml': '[migrate]\ncreate-schemas = ["a", "z"]',
      },
    );
    const targets = [
      { name: 'mine', url: 'postgres://db.example.com/app', role: 'local' },
      { name: 'live', url: 'postgres://db.example.com/app', role: 'production' },
    ];
    const selectedFor = (folder: string) => (folder.includes('/a/') ? 'mine' : undefined);
    const groups = ledgerGroups((await read([root], { selectedFor }, { targets })).folders);
    assert.deepEqual(
      groups.map(({ createSchemas, target, folders }) => [
        createSchemas,
        target.role,
        folders.length,
      ]),
      [[['a', 'z'], 'production', 2]],
    );
  });

  for (const [a, b, policy] of POLICIES) {
    test(`folders of two roots, one says ${a}, the other ${b}: ${policy} holds`, async (t) => {
      const url = 'postgres://dev@localhost/app';
      const root = twoFolders(t, url, url);
      const roots = [rootOf(join(root, 'a'), a), rootOf(join(root, 'b'), b)];
      const groups = ledgerGroups((await read([], { roots })).folders);
      assert.deepEqual(
        groups.map(({ outOfOrder }) => outOfOrder),
        [policy],
      );
    });
  }

  test('a folder without a target is in no group', async (t) => {
    const root = workspaceOf(t, { 'migrations/1_a.sql': '', '.env': 'DATABASE_URL=' });
    assert.deepEqual(ledgerGroups((await read([root])).folders), []);
  });
});

function rootOf(path: string, outOfOrder: string): RootSources {
  return { path, settings: parseSettings({ outOfOrder }).settings };
}

function twoFolders(
  t: Parameters<typeof workspaceOf>[0],
  a: string,
  b: string,
  files: Readonly<Record<string, string>> = {},
): string {
  return workspaceOf(t, {
    'a/migrations/1_a.sql': '',
    'b/migrations/2_b.sql': '',
    'a/.env': `DATABASE_URL=${a}`,
    'b/.env': `DATABASE_URL=${b}`,
    ...files,
  });
}

function read(
  roots: readonly string[],
  sources: Partial<ProjectSources> = {},
  raw: unknown = {},
): Promise<Project> {
  const { settings } = parseSettings(raw);
  return readProject({
    roots: roots.map((path) => ({ path, settings })),
    trusted: true,
    environment: {},
    selectedFor: () => undefined,
    passwordOf: async () => undefined,
    ...sources,
  });
}

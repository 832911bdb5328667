import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { parseSettings } from '../../src/config/settings.ts';

const DEFAULTS = {
  folders: [],
  targets: [],
  outOfOrder: 'warn',
  allowTransactionControl: false,
  lockWait: 0,
  lint: { isEnabled: true, preset: 'recommended', rules: {}, exclude: [], unknownKeys: [] },
  rehearsal: { onSave: true },
};

test('whatever comes in, settings come out', () => {
  for (const raw of [undefined, null, 3, 'text', [], {}]) {
    assert.deepEqual(parseSettings(raw), { settings: DEFAULTS, problems: [] });
  }
});

test('good values are taken as they are', () => {
  const target = {
    name: 'staging',
    url: 'postgres://deploy@db.example.com/app',
    role: 'production',
    lockTimeout: 3000,
    statementTimeout: 0,
  };
  const raw = {
    folders: ['db/steps'],
    targets: [target, { name: 'here', url: 'postgres:///app?host=/tmp' }],
    outOfOrder: 'refuse',
    allowTransactionControl: true,
    lockWait: 30,
    ledgerTable: ' app._sqlx_migrations ',
  };
  assert.deepEqual(parseSettings(raw), {
    settings: { ...DEFAULTS, ...raw, ledgerTable: 'app._sqlx_migrations' },
    problems: [],
  });
});

const WRONG: readonly [name: string, raw: Readonly<Record<string, unknown>>, problem: RegExp][] = [
  [
    'folders that are no list',
    { folders: 'db' },
    /^staircase\.folders is not a list of paths; the default is \[\]\.$/,
  ],
  ['a folder without a name', { folders: [' '] }, /^staircase\.folders is not a list of paths/],
  [
    'targets that are no list',
    { targets: {} },
    /^staircase\.targets is not a list; the default is \[\]\.$/,
  ],
  [
    'an order that is unknown',
    { outOfOrder: 'maybe' },
    /not one of warn, refuse, allow; the default is "warn"\.$/,
  ],
  ['a yes', { allowTransactionControl: 'yes' }, /not true or false; the default is false\.$/],
  [
    'a wait that is no number',
    { lockWait: 'long' },
    /not a whole number of seconds.*; the default is 0\.$/,
  ],
  ['a wait below zero', { lockWait: -1 }, /not a whole number of seconds, 0 or more/],
  [
    'a table that is no text',
    { ledgerTable: 3 },
    /^staircase\.ledgerTable is not a string; the default is ""\.$/,
  ],
];

suite('a value that is not understood is told, and its default is used', () => {
  for (const [name, raw, problem] of WRONG) {
    test(name, () => {
      const { settings, problems } = parseSettings(raw);
      assert.deepEqual(settings, DEFAULTS);
      assert.equal(problems.length, 1);
      assert.match(problems[0] ?? '', problem);
    });
  }
});

const url = 'postgres://deploy@db.example.com/app';
const ENTRIES: readonly [name: string, entry: unknown, problem: RegExp][] = [
  ['no object', 3, /entry 1 has no name/],
  ['no name', { url }, /entry 1 has no name/],
  [
    'the name of the built-in database',
    { name: 'built-in', url },
    /"built-in" is not offered.*Choose another/,
  ],
  ['spaces around the name', { name: 'a ', url }, /"a " is not offered.*a space/],
  ['no URL', { name: 'a' }, /"a" is not offered: it has no url/],
  ['another kind of database', { name: 'a', url: 'mysql://h/a' }, /"a" is not offered: .*postgres/],
  [
    'an unknown role',
    { name: 'a', url, role: 'dev' },
    /role is not one of local, guarded, production/,
  ],
  [
    'a timeout in words',
    { name: 'a', url, lockTimeout: '3s' },
    /lockTimeout is not a whole number/,
  ],
  [
    'a timeout below zero',
    { name: 'a', url, statementTimeout: -1 },
    /statementTimeout is not a whole/,
  ],
  [
    'a key that nobody knows, which may have been meant as the role',
    { name: 'a', url, rolle: 'production' },
    /"a" is not offered: it has the unknown key "rolle"\. Known are name, url, role, lockTimeout/,
  ],
  [
    'a password in the URL',
    { name: 'a', url: 'postgres://deploy:hunter2@db.example.com/app' },
    /"a" is not offered: its url holds a password.*Take it out of the url: a password file/,
  ],
  [
    'a password behind the question mark',
    { name: 'a', url: 'postgres://deploy@db.example.com/app?password=hunter2' },
    /"a" is not offered: its url holds a password/,
  ],
  [
    'a password in a URL that cannot be read',
    { name: 'a', url: 'postgres://deploy:hunter2@db.example.com:port/app' },
    /"a" is not offered: /,
  ],
];

suite('an entry of staircase.targets with anything wrong is not offered', () => {
  for (const [name, entry, problem] of ENTRIES) {
    test(name, () => {
      const { settings, problems } = parseSettings({ targets: [entry] });
      assert.deepEqual(settings.targets, []);
      assert.equal(problems.length, 1);
      assert.match(problems[0] ?? '', problem);
      assert.doesNotMatch(JSON.stringify(problems), /hunter2/);
    });
  }

  test('of two with one name the first is offered', () => {
    const { settings, problems } = parseSettings({
      targets: [
        { name: 'a', url },
        { name: 'a', url: 'postgres://other.example.com/app' },
      ],
    });
    assert.deepEqual(settings.targets, [{ name: 'a', url }]);
    assert.match(problems[0] ?? '', /"a" is there twice; the first is used/);
  });
});

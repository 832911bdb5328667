import assert from 'node:assert/strict';
import { relative } from 'node:path';
import { suite, test } from 'node:test';
import type { StyleChoice } from '../../src/migrations/folderStyle.ts';
import { readFolder } from '../../src/migrations/readFolder.ts';
import { proposeScaffold } from '../../src/migrations/scaffold/scaffold.ts';
import { makeTree } from './makeTree.ts';
import { STYLE_CASES } from './styleCases.ts';

const NOW = new Date('2026-08-01T09:30:05.999Z');
const template = {
  name: 'drop',
  label: 'Drop',
  description: '',
  up: '-- no-transaction\n-- {{description}}, {{version}}, {{date}}\nDROP TABLE {{t:a}};\n',
  down: '-- Rollback for {{description}}\nCREATE TABLE {{t:a}} ();\n',
};

suite('the style of the folder', () => {
  for (const [name, there, made, choice] of STYLE_CASES) {
    test(name, async (t) => assert.equal(await propose(t, there, choice), made));
  }
});

/** The version that stands there, and the one that follows it at 2026-08-01 09:30:05 UTC. */
const VERSIONS: readonly [name: string, newest: string, next: string][] = [
  ['an older stamp', '20260801093004', '20260801093005'],
  ['the same second', '20260801093005', '20260801093006'],
  ['a stamp of the future', '20271231235959', '20280101000000'],
  ['the end of February', '20280228235959', '20280229000000'],
  ['no time of the calendar', '20270230000000', '20270230000001'],
  ['nor of the clock', '20260801256199', '20260801256200'],
  ['the last of the digits', '99999999999999', '999999999999990'],
  ['the last second of the calendar', '99991231235959', '99991231235960'],
  ['18 digits of an earlier second', '202608010930040000', '20260801093005'],
  ['18 digits of the same second', '202608010930050000', '20260801093006'],
  ['18 digits of the future', '202712312359590042', '20280101000000'],
  ['dashes of the same second', '2026-08-01-093005', '2026-08-01-093006'],
  ['18 dashed digits of the same second', '2026-08-01-093005-0000', '2026-08-01-093006-0000'],
  ['a day', '20260801', '20260801093005'],
  ['a negative number', '-5', '20260801093005'],
  ['a version that is no time at all', '9000000000000000000', '90000000000001'],
];

suite('the version sorts after the newest', () => {
  for (const [name, newest, next] of VERSIONS) {
    test(name, async (t) => {
      const made = await propose(t, [`${newest}_a/`]);
      assert.equal(made, `${next}_add_users/up.sql + ${next}_add_users/down.sql`);
    });
  }
  test('there is none after the last of all digits', async (t) => {
    const made = await propose(t, ['999999999999999999_a.sql']);
    assert.match(made, /No version sorts after 999999999999999999/);
  });
  test('nor in a sequence at the end of 64 bits', async (t) => {
    const made = await propose(t, ['9223372036854775807_a.sql'], { versioning: 'sequential' });
    assert.match(made, /No version sorts after 9223372036854775807/);
  });
});

/** What another folder or a row of the shared ledger has, and what follows both at 2026-08-01 09:30:05 UTC. */
const ELSEWHERE: readonly [name: string, after: bigint | undefined, version: bigint][] = [
  ['nothing', undefined, 20260801093006n],
  ['an older one', 20260101000000n, 20260801093006n],
  ['a newer one', 20271231235959n, 20280101000000n],
  ['18 digits that are newer as a text', 202608010930060000n, 20260801093007n],
];

suite('the version sorts after the newest elsewhere, too', () => {
  for (const [name, after, version] of ELSEWHERE) {
    test(name, async (t) => {
      const folder = await readFolder(makeTree(t, { '20260801093005_a/up.sql': '' }));
      const made = proposeScaffold(folder, { description: 'b', now: NOW, template, after });
      assert.equal('problem' in made ? made.problem : made.version, version);
    });
  }
});

const BAD_DESCRIPTIONS: readonly [description: string, problem: RegExp][] = [
  ['', /what the migration does/],
  [' \t', /what the migration does/],
  ['a/b', /Leave out \//],
  ['a\\b', /Leave out \\/],
  ['a:b', /Leave out :/],
  ['a\nb', /line breaks/],
  ['a\u0000b', /control characters/],
  ['a\ud800b', /control characters/],
  ['add users.sql', /\.sql at the end/],
  ['add.down', /\.down/],
  ['add users.', /dot at the end/],
  ['x'.repeat(216), /shorter/],
  ['é'.repeat(108), /shorter/],
];

suite('descriptions that will not do', () => {
  for (const [description, problem] of BAD_DESCRIPTIONS) {
    test(JSON.stringify(description.slice(0, 20)), () => {
      const folder = { path: '/m', migrations: [], problems: [] };
      const made = proposeScaffold(folder, { description, now: NOW, template });
      assert.match('problem' in made ? made.problem : '', problem);
    });
  }
});

test('the contents have facts, defaults and tab stops, and the first bytes first', () => {
  const folder = { path: '/m', migrations: [], problems: [] };
  const made = proposeScaffold(folder, {
    description: ' Add ünïcode  users_2 ',
    now: NOW,
    template,
  });
  assert.ok(!('problem' in made));
  const head = '-- no-transaction\n-- Add ünïcode  users_2, 20260801093005, 2026-08-01\n';
  assert.equal(made.version, 20260801093005n);
  assert.equal(made.directory, '/m/20260801093005_Add_ünïcode__users_2');
  assert.equal(made.up.content, `${head}DROP TABLE a;\n`);
  assert.equal(made.snippet, `${head}DROP TABLE $\{1:a};\n`);
  assert.equal(made.down?.content, '-- Rollback for Add ünïcode  users_2\nCREATE TABLE a ();\n');
});

test('a template without a down makes a migration without one', () => {
  const folder = { path: '/m', migrations: [], problems: [] };
  const made = proposeScaffold(folder, {
    description: 'a',
    now: NOW,
    template: { ...template, down: '' },
  });
  assert.equal('problem' in made ? 'a problem' : made.down, undefined);
});

async function propose(
  t: Parameters<typeof makeTree>[0],
  there: readonly string[],
  choice: StyleChoice = {},
): Promise<string> {
  const files = there.map((it) => [it.endsWith('/') ? `${it}up.sql` : it, '']);
  const folder = await readFolder(makeTree(t, Object.fromEntries(files)));
  const made = proposeScaffold(folder, { description: 'add users', now: NOW, template, ...choice });
  if ('problem' in made) return made.problem;
  const { up, down } = made;
  return [up, down].flatMap((it) => (it ? relative(folder.path, it.path) : [])).join(' + ');
}

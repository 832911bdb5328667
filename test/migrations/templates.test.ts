import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { readTemplates } from '../../src/migrations/scaffold/templates.ts';
import { makeTree } from './makeTree.ts';

test('a directory with an up.sql is a template, blank being the first', async (t) => {
  const tree = makeTree(t, {
    'zeta/up.sql': 'A',
    'zeta/down.sql': 'B',
    'blank/up.sql': '-- {{x:so}}',
    'blank/down.sql': '',
    'add_a-column/up.sql': '-- no-transaction\nALTER TABLE {{t:a}}\n  ADD b int;',
    'add_a-column/template.toml': 'label = "Add it"\ndescription = "A column; down drops it"',
    'zeta/template.toml': 'label = no quotes',
    'notes/README.md': '',
    'README.md': '',
  });
  assert.deepEqual(await readTemplates([tree]), [
    { name: 'blank', label: 'Blank', description: '', up: '-- {{x:so}}', down: '' },
    {
      name: 'add_a-column',
      label: 'Add it',
      description: 'A column; down drops it',
      up: '-- no-transaction\nALTER TABLE {{t:a}}\n  ADD b int;',
      down: '',
    },
    { name: 'zeta', label: 'Zeta', description: '', up: 'A', down: 'B' },
  ]);
});

test('the earlier directory wins by name, as a whole', async (t) => {
  const tree = makeTree(t, {
    'own/a/up.sql': 'own',
    'given/a/up.sql': 'given',
    'given/a/down.sql': 'given',
    'given/b/up.sql': 'given',
  });
  const found = await readTemplates([join(tree, 'own'), join(tree, 'given')]);
  assert.deepEqual(
    found.map(({ name, up, down }) => [name, up, down]),
    [
      ['a', 'own', ''],
      ['b', 'given', ''],
    ],
  );
});

test('a directory that is not there has none', async (t) => {
  assert.deepEqual(await readTemplates([join(makeTree(t, {}), 'none')]), []);
});

test('line ends of a Windows checkout become LF', async (t) => {
  const [template] = await readTemplates([makeTree(t, { 'a/up.sql': '-- a\r\nB\r\n' })]);
  assert.equal(template?.up, '-- a\nB\n');
});

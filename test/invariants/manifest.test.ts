import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { withContributions } from '../../scripts/manifest.ts';
import { parseSettings, type Settings } from '../../src/config/settings.ts';
import type { CommandEntry } from '../../src/protocol/commandEntry.ts';
import { commands } from '../../src/protocol/commands.ts';
import { type Placement, whenOn } from '../../src/protocol/placement.ts';
import { type SettingEntry, settings } from '../../src/protocol/settings.ts';
import { welcomes } from '../../src/protocol/views.ts';
import { type ContextWord, contextValue } from '../../src/view/tree/contextWords.ts';
import type { NodeKind } from '../../src/view/tree/treeNode.ts';

test('package.json is what src/protocol says', () => {
  const manifest = readFileSync('package.json', 'utf8');
  assert.equal(withContributions(manifest), manifest, 'run: npm run generate');
});

test('every file the manifest names is there', () => {
  const manifest = readFileSync('package.json', 'utf8');
  const named = new Set([...manifest.matchAll(/"(media\/[^"]+)"/g)].map((match) => match[1] ?? ''));
  for (const path of named) assert.equal(globSync(path).length, 1, path);
});

test('welcome texts call only commands that exist', () => {
  const known = ['vscode.openFolder', 'workbench.trust.manage', 'workbench.action.openSettings'];
  for (const { lines } of welcomes) {
    for (const [, id = ''] of lines.join('\n').matchAll(/\(command:([\w.]+)/g)) {
      assert.ok(id in commands || known.includes(id), id);
    }
  }
});

test('a menu entry with an icon can be shown inline, and only such', () => {
  for (const [id, { places, ...entry }] of Object.entries(commands)) {
    const inline = places.some(({ group }) => /^(inline|navigation)@/.test(group));
    assert.ok(!inline || 'icon' in entry, id);
  }
});

test('what destroys stands only in menus, never as a button', () => {
  for (const id of ['revertLast', 'revertTo', 'redoLast', 'reset'] as const) {
    const groups = commands[`staircase.${id}`].places.map(({ group }) => group);
    assert.deepEqual(
      groups.filter((group) => /^(inline|navigation)@/.test(group)),
      [],
      id,
    );
  }
});

test('the settings offered are the settings read', () => {
  const read: Record<keyof Required<Omit<Settings, 'lint' | 'rehearsal'>>, unknown> = settings;
  assert.deepEqual(parseSettings(defaultsOf(read)).problems, []);
});

test('menus ask only for words that the tree gives its nodes', () => {
  const words: readonly (ContextWord | NodeKind)[] = placements().flatMap(({ on = [] }) => on);
  assert.ok(words.length > 0);
});

test('a menu finds its word whole in what the tree says of a node', () => {
  const clause = whenOn('v', ['hasDown']);
  const pattern = new RegExp(/\/(.*)\//.exec(clause)?.[1] ?? '');
  assert.ok(pattern.test(contextValue('migration', { pending: true, hasDown: true })));
  assert.ok(
    !pattern.test(contextValue('migration', { pending: true, hasDown: false, down: true })),
  );
});

function placements(): Placement[] {
  return Object.values<CommandEntry>(commands).flatMap(({ places }) => places);
}

function defaultsOf(entries: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries<SettingEntry>({ ...entries }).map(([key, entry]) => [key, entry.default]),
  );
}

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import type {
  CreateFile,
  Diagnostic,
  RenameFile,
  TextDocumentEdit,
} from 'vscode-languageserver/node';
import { has, LintEditor, lacks } from './lintEditor.ts';

const rules = (...names: string[]) => ({
  settings: {
    'lint.preset': 'none',
    'lint.rules': Object.fromEntries(names.map((it) => [it, 'warning'])),
  },
});

const UP = '20260101000001_users/up.sql';
const DOWN = '20260101000001_users/down.sql';
const FILES = {
  [UP]: 'CREATE TABLE IF NOT EXISTS users (id int);\n',
  [DOWN]: 'DROP TABLE IF EXISTS users;\n',
};

describe('Folders', () => {
  test('two of one version are told though neither is open, and a rename is offered', async (t) => {
    const again = '20260101000001_again/up.sql';
    const editor = await LintEditor.start(
      t,
      { ...FILES, [again]: 'SELECT 1;\n' },
      rules('duplicate-version'),
    );
    await editor.until(UP, has('duplicate-version'));
    await editor.until(again, has('duplicate-version'));
    const renames = [];
    for (const name of [UP, again]) {
      const found = editor.latest(name)?.diagnostics ?? [];
      const actions = await editor.codeActions(name, found);
      renames.push(...actions.flatMap(({ edit }) => (edit?.documentChanges ?? []) as RenameFile[]));
    }
    const [rename] = renames.filter(({ kind }) => kind === 'rename');
    assert.ok(rename);
    assert.match(rename.newUri, /migrations\/\d{14}_\w+$/);
    await rm(editor.path('20260101000001_again'), { recursive: true });
    await editor.diskChanged();
    await editor.until(UP, lacks('duplicate-version'));
    await editor.until(again, lacks('duplicate-version'));
  });

  test('a script that is missing is told, and a file is made of it', async (t) => {
    const editor = await LintEditor.start(t, { [DOWN]: FILES[DOWN] ?? '' }, rules('missing-up'));
    const found = await editor.until(DOWN, has('missing-up'));
    const [fix] = await editor.codeActions(DOWN, found);
    const [create, edit] = (fix?.edit?.documentChanges ?? []) as [CreateFile, TextDocumentEdit];
    assert.deepEqual([create.kind, create.uri], ['create', editor.uri(UP)]);
    assert.deepEqual(edit.textDocument, { uri: editor.uri(UP), version: null });
    await editor.write(FILES);
    await editor.until(DOWN, lacks('missing-up'));
  });

  test('a down.sql that is deleted is missed in the up.sql, and made anew by a fix', async (t) => {
    const editor = await LintEditor.start(t, FILES, { ...rules('missing-down'), isTrusted: true });
    await editor.open(UP, FILES[UP] ?? '');
    await editor.until(UP, (_, version) => version === 1);
    await rm(editor.path(DOWN));
    await editor.diskChanged();
    const found = await editor.until(UP, has('missing-down'));
    const [fix] = await editor.codeActions(UP, found);
    const [create, edit] = (fix?.edit?.documentChanges ?? []) as [CreateFile, TextDocumentEdit];
    assert.deepEqual([create.kind, create.uri], ['create', editor.uri(DOWN)]);
    assert.match(JSON.stringify(edit.edits), /DROP TABLE IF EXISTS users/);
    await editor.write(FILES);
    await editor.until(UP, lacks('missing-down'));
  });

  test('a file that is opened is known, though no watcher has told of it', async (t) => {
    const editor = await LintEditor.start(t, { [UP]: FILES[UP] ?? '' }, rules('missing-down'));
    await editor.until(UP, has('missing-down'));
    await writeFile(editor.path(DOWN), FILES[DOWN] ?? '');
    await editor.open(DOWN, FILES[DOWN] ?? '');
    await editor.until(UP, lacks('missing-down'));
  });

  test('a file that was saved and closed is as it was saved, though no watcher has told', async (t) => {
    const editor = await LintEditor.start(t, FILES);
    await editor.open(UP, FILES[UP] ?? '');
    const saved = 'CREATE TABLE IF NOT EXISTS users (name char(8));\n';
    await editor.change(UP, saved);
    await editor.until(UP, has('ban-char-field'));
    await writeFile(editor.path(UP), saved);
    await editor.close(UP);
    await editor.until(
      UP,
      (found, version) => has('ban-char-field')(found) && version === undefined,
    );
  });

  test('what lies between scripts follows an edit when the typing pauses', async (t) => {
    const editor = await LintEditor.start(t, FILES, rules('empty-migration', 'ban-char-field'));
    await editor.open(UP, FILES[UP] ?? '');
    await editor.change(UP, '-- nothing\n');
    await editor.until(UP, has('empty-migration'));
    await editor.change(UP, 'CREATE TABLE IF NOT EXISTS users (id char(3));\n');
    const [now] = [await editor.until(UP, has('ban-char-field'))];
    assert.ok(now);
    await editor.until(UP, lacks('empty-migration'));
  });

  test('a directory with a name that is no migration is told at its own path', async (t) => {
    const editor = await LintEditor.start(t, FILES, rules('bad-directory-name'));
    await editor.write({ 'not_a_version/up.sql': 'SELECT 1;\n' });
    const [found] = await editor.until('not_a_version', has('bad-directory-name'));
    assert.equal((found as Diagnostic).range.start.line, 0);
  });

  test('a folder that is followed no more has nothing said of it', async (t) => {
    const files = { ...FILES, [UP]: 'CREATE TABLE IF NOT EXISTS users (id char(3));\n' };
    const editor = await LintEditor.start(t, files);
    await editor.until(UP, has('ban-char-field'));
    const other = editor.path('..', 'elsewhere');
    await mkdir(other);
    await editor.follow({ path: other });
    await editor.until(UP, lacks('ban-char-field'));
  });

  test('settings and .squawk.toml count as soon as they change', async (t) => {
    const files = { ...FILES, [UP]: 'CREATE TABLE IF NOT EXISTS users (id char(3));\n' };
    const editor = await LintEditor.start(t, files);
    await editor.until(UP, has('ban-char-field'));
    await editor.follow(rules('missing-up'));
    await editor.until(UP, lacks('ban-char-field'));
    await editor.follow({ settings: { 'lint.preset': 'recommended' } });
    await editor.until(UP, has('ban-char-field'));
    await editor.write({ '.squawk.toml': 'excluded_rules = ["ban-char-field"]\n' });
    await editor.until(UP, lacks('ban-char-field'));
  });

  test('a rule that there is not is told where it is named, in .squawk.toml and in the settings', async (t) => {
    const toml = 'pg_version = "17"\nexcluded_rules = ["ban-char-feild"]\n';
    const files = { ...FILES, '.squawk.toml': toml };
    const editor = await LintEditor.start(t, files);
    const [found] = await editor.until('.squawk.toml', (it) => it.length === 1);
    assert.match(`${found?.message}`, /no rule "ban-char-feild"\. Write ban-char-field\./);
    assert.equal(found?.range.start.line, 1);
    await editor.write({ '.squawk.toml': toml.replace('feild', 'field') });
    await editor.until('.squawk.toml', (it) => it.length === 0);
    const said = once(editor.messages, 'warning');
    await editor.follow({ settings: { 'lint.rules': { 'ban-tables': 'off' } } });
    assert.match(`${await said}`, /staircase\.lint\.rules: there is no rule "ban-tables"/);
  });

  test('what the ledger says was applied is compared with what is typed', async (t) => {
    const applied = [{ version: '20260101000001', checksum: '00' }];
    const editor = await LintEditor.start(t, FILES, rules('edited-applied-migration'));
    await editor.follow({ ...rules('edited-applied-migration'), applied });
    await editor.until(UP, has('edited-applied-migration'));
  });
});

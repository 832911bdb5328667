import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Diagnostic, TextDocumentEdit } from 'vscode-languageserver/node';
import {
  REHEARSED,
  type RehearsalFinding,
  type RehearsedFile,
} from '../../src/protocol/rehearsal.ts';
import { has, LintEditor, lacks, type TestScope } from './lintEditor.ts';

const [UP, DOWN] = ['2_late/up.sql', '2_late/down.sql'];
const INDEX = 'CREATE INDEX IF NOT EXISTS late ON orders (id)';
const UP_TEXT = `ALTER TABLE orders ADD COLUMN state text;\n${INDEX};\n`;
const DOWN_TEXT = 'ALTER TABLE orders DROP COLUMN state;\n';
const FILES = {
  '1_orders/up.sql': 'CREATE TABLE orders (id bigint PRIMARY KEY);\n',
  '1_orders/down.sql': 'DROP TABLE orders;\n',
  [UP]: UP_TEXT,
  [DOWN]: DOWN_TEXT,
};
const RULE = 'not-reversed';
const IGNORE = 'Ignore not-reversed here';
const EXPLAIN = 'What is not-reversed?';
const REPAIR = 'Repair down.sql, proven on the built-in PostgreSQL';
const SUPPOSED = 'down-does-not-reverse';
const SETTINGS = {
  'lint.preset': 'none',
  'lint.rules': { [SUPPOSED]: 'warning', 'unused-ignore': 'on' },
};

describe('What rehearsals have found', () => {
  test('stands at the statement, in place of what the linter supposes', async (t) => {
    const editor = await linted(t);
    await tell(editor, [fileOf(editor, UP, UP_TEXT)]);
    const found = await editor.until(UP, has(RULE));
    assert.deepEqual(
      found.map(({ code, range }) => [code, range.start.line, range.end.character]),
      [[RULE, 1, INDEX.length]],
    );
  });

  for (const name of [UP, DOWN]) {
    test(`is mended in down.sql, asked of ${name}`, async (t) => {
      const editor = await linted(t);
      await tell(editor, [fileOf(editor, name, name === UP ? UP_TEXT : DOWN_TEXT)]);
      const [found] = await editor.until(name, has(RULE));
      const actions = await editor.codeActions(name, [found as Diagnostic]);
      assert.deepEqual(
        actions.map(({ title }) => title),
        ['Add to down.sql: DROP INDEX IF EXISTS late', REPAIR, IGNORE, EXPLAIN],
      );
      const [change] = (actions[0]?.edit?.documentChanges ?? []) as TextDocumentEdit[];
      assert.equal(change?.textDocument.uri, editor.uri(DOWN));
      const [edit] = change.edits;
      assert.ok(edit && 'newText' in edit);
      assert.match(edit.newText, /DROP INDEX IF EXISTS late;/);
    });
  }

  test('moves with what is typed', async (t) => {
    const editor = await LintEditor.start(t, FILES);
    await editor.open(UP, UP_TEXT);
    await tell(editor, [fileOf(editor, UP, UP_TEXT)]);
    await editor.until(UP, has(RULE));
    const version = await editor.insert(UP, { line: 0, character: 0 }, '\n\n');
    const [moved] = await editor.until(UP, (_, it) => it === version);
    assert.equal(moved?.range.start.line, 3);
    const actions = await editor.codeActions(UP, [moved as Diagnostic]);
    assert.deepEqual(
      actions.map(({ title }) => title),
      [REPAIR, IGNORE, EXPLAIN],
    );
  });

  test('is ignored by a comment as soon as that is typed, which a quick fix does', async (t) => {
    const editor = await linted(t);
    await editor.open(UP, UP_TEXT);
    await tell(editor, [fileOf(editor, UP, UP_TEXT)]);
    const [found] = await editor.until(UP, has(RULE));
    const actions = await editor.codeActions(UP, [found as Diagnostic]);
    const [change] = (actions.find(({ title }) => title === IGNORE)?.edit?.documentChanges ??
      []) as TextDocumentEdit[];
    const [edit] = change?.edits ?? [];
    assert.ok(edit && 'newText' in edit);
    assert.deepEqual([edit.range.start.line, edit.newText], [1, `-- staircase-ignore ${RULE}\n`]);
    await editor.insert(UP, edit.range.start, edit.newText);
    const left = await editor.until(UP, lacks(RULE));
    assert.equal(
      left.some(({ code }) => code === 'unused-ignore'),
      false,
    );
  });

  test('is gone when it counts no more', async (t) => {
    const editor = await linted(t);
    await tell(editor, [fileOf(editor, UP, UP_TEXT)]);
    await editor.until(UP, has(RULE));
    await tell(editor, []);
    const found = await editor.until(UP, lacks(RULE));
    assert.deepEqual(
      found.map(({ code }) => code),
      [SUPPOSED],
    );
  });

  test('is told where nothing is linted as well', async (t) => {
    const settings = { 'lint.enable': false };
    const editor = await LintEditor.start(t, FILES, { settings });
    await tell(editor, [fileOf(editor, UP, UP_TEXT)]);
    const [found] = await editor.until(UP, has(RULE));
    assert.equal(found?.range.start.line, 1);
    await tell(editor, []);
    assert.deepEqual(await editor.until(UP, lacks(RULE)), []);
  });
});

async function linted(test: TestScope): Promise<LintEditor> {
  const editor = await LintEditor.start(test, FILES, { settings: SETTINGS });
  await editor.until(UP, has(SUPPOSED));
  return editor;
}

async function tell(editor: LintEditor, files: readonly RehearsedFile[]): Promise<void> {
  await editor.connection.sendNotification(REHEARSED, { files });
}

/** The index is left behind: told at its statement, or at the beginning of the down script. */
function fileOf(editor: LintEditor, name: string, text: string): RehearsedFile {
  const start = UP_TEXT.indexOf(INDEX);
  const cause = { start, end: start + INDEX.length };
  const finding: RehearsalFinding = {
    rule: RULE,
    aliases: [],
    severity: 'error',
    category: 'reversibility',
    path: editor.path(name),
    span: name === UP ? cause : { start: 0, end: 0 },
    message: 'Index public.late is left behind by the down script.',
    fixes: [],
    isRehearsed: true,
    cause,
  };
  return { path: editor.path(name), text, findings: [finding] };
}

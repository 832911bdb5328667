import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Diagnostic, type TextDocumentEdit, TextEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { has, LintEditor, lacks } from './lintEditor.ts';

const UP = '20260101000001_users/up.sql';
const TEXT = `CREATE TABLE IF NOT EXISTS users (
  code char(3),
  land char(2)
);
`;
const FILES = { [UP]: TEXT, '20260101000001_users/down.sql': 'DROP TABLE IF EXISTS users;\n' };

/** A rule whose fixes are safe. */
const RULE = 'missing-if-not-exists';
const REPEATABLE = {
  settings: {
    'lint.preset': 'none',
    'lint.rules': { [RULE]: 'warning', 'ban-char-field': 'warning' },
  },
};
const TWO = 'CREATE TABLE t (a char(3));\nCREATE TABLE u (a int);\n';
/** What a person must look at is left as it is. */
const TWO_MENDED = TWO.replaceAll('TABLE', 'TABLE IF NOT EXISTS');

describe('Code actions', () => {
  test('the fix of a finding is preferred, and is of the version that is open', async (t) => {
    const editor = await LintEditor.start(t, FILES);
    await editor.open(UP, TEXT);
    const version = await editor.insert(UP, { line: 0, character: 0 }, '\n');
    const [first] = chars(await editor.until(UP, (_, it) => it === version));
    const [fix] = await editor.codeActions(UP, [first as Diagnostic]);
    assert.equal(fix?.title, 'Change the type to text');
    assert.equal(fix?.isPreferred, true);
    const [change] = (fix?.edit?.documentChanges ?? []) as TextDocumentEdit[];
    assert.deepEqual(change?.textDocument, { uri: editor.uri(UP), version });
    assert.equal(applied(`\n${TEXT}`, change), `\n${TEXT.replace('char(3)', 'text')}`);
  });

  test('a fix that was made for an older version is made anew', async (t) => {
    const editor = await LintEditor.start(t, FILES);
    await editor.open(UP, TEXT);
    const [old] = chars(await editor.until(UP, has('ban-char-field')));
    const version = await editor.change(UP, `${TEXT}-- more\n`);
    const [fix] = await editor.codeActions(UP, [old as Diagnostic]);
    const [change] = (fix?.edit?.documentChanges ?? []) as TextDocumentEdit[];
    assert.equal(change?.textDocument.version, version);
  });

  test('what is listed of a file that is not open is mended when it is', async (t) => {
    const editor = await LintEditor.start(t, FILES);
    const [listed] = chars(await editor.until(UP, has('ban-char-field')));
    await editor.open(UP, TEXT);
    const [fix] = await editor.codeActions(UP, [listed as Diagnostic]);
    const [change] = (fix?.edit?.documentChanges ?? []) as TextDocumentEdit[];
    assert.equal(change?.textDocument.version, 1);
  });

  test('all findings of a rule are mended at once', async (t) => {
    const editor = await LintEditor.start(t, FILES, REPEATABLE);
    await editor.open(UP, TWO);
    const [first] = await editor.until(UP, has(RULE));
    const actions = await editor.codeActions(UP, [first as Diagnostic]);
    const all = actions.find(({ title }) => title === `Fix all 2 of ${RULE} in this file`);
    const [change] = (all?.edit?.documentChanges ?? []) as TextDocumentEdit[];
    assert.equal(applied(TWO, change), TWO_MENDED);
  });

  test('on save all that is safe is mended, and nothing else is offered', async (t) => {
    const editor = await LintEditor.start(t, FILES, REPEATABLE);
    await editor.open(UP, TWO);
    const found = await editor.until(UP, has(RULE));
    for (const only of ['source.fixAll.staircase', 'source.fixAll', 'source']) {
      const actions = await editor.codeActions(UP, found, [only]);
      assert.deepEqual(
        actions.map(({ kind }) => kind),
        ['source.fixAll.staircase'],
      );
      const [change] = (actions[0]?.edit?.documentChanges ?? []) as TextDocumentEdit[];
      assert.equal(applied(TWO, change), TWO_MENDED);
    }
    assert.deepEqual(await editor.codeActions(UP, found, ['source.organizeImports']), []);
  });

  test('a proven down script is offered where there is none, and a repair of a wrong one', async (t) => {
    const files = {
      [UP]: TEXT,
      '20260101000002_more/up.sql': 'CREATE TABLE IF NOT EXISTS more (id int);\n',
      '20260101000002_more/down.sql': 'SELECT 1;\n',
    };
    const names = ['missing-down', 'down-does-not-reverse'];
    const wanted = Object.fromEntries(names.map((it) => [it, 'warning']));
    const settings = { 'lint.preset': 'none', 'lint.rules': wanted };
    const editor = await LintEditor.start(t, files, { settings });
    for (const [path, rule, command, version] of [
      [UP, 'missing-down', 'staircase.generateDown', '20260101000001'],
      [
        '20260101000002_more/up.sql',
        'down-does-not-reverse',
        'staircase.repairDown',
        '20260101000002',
      ],
    ] as const) {
      const found = (await editor.until(path, has(rule))).filter(({ code }) => code === rule);
      const actions = await editor.codeActions(path, found);
      const offered = actions.find((it) => it.command?.command === command);
      const [subject] = offered?.command?.arguments ?? [];
      assert.deepEqual([offered?.isPreferred, subject?.version], [undefined, version]);
      assert.ok(editor.uri(path).includes(subject.folder));
    }
  });

  test('a finding is ignored by a comment above its statement', async (t) => {
    const editor = await LintEditor.start(t, FILES);
    await editor.open(UP, TEXT);
    const [first] = chars(await editor.until(UP, has('ban-char-field')));
    const actions = await editor.codeActions(UP, [first as Diagnostic]);
    const ignore = actions.find(({ title }) => title === 'Ignore ban-char-field here');
    const [change] = (ignore?.edit?.documentChanges ?? []) as TextDocumentEdit[];
    const text = applied(TEXT, change);
    assert.equal(text, `-- staircase-ignore ban-char-field\n${TEXT}`);
    await editor.change(UP, text);
    await editor.until(UP, lacks('ban-char-field'));
  });

  test('a rule is explained: its page is named, shown by a command, and where the finding is', async (t) => {
    const editor = await LintEditor.start(t, FILES);
    await editor.open(UP, TEXT);
    const [first] = chars(await editor.until(UP, has('ban-char-field')));
    assert.match(first?.codeDescription?.href ?? '', /^file:.*\/rules\/ban-char-field\.md$/);
    const actions = await editor.codeActions(UP, [first as Diagnostic]);
    const commands = actions.flatMap(({ command }) => command ?? []);
    assert.deepEqual(commands[0]?.arguments, ['ban-char-field']);
    const hover = await editor.hover(UP, { line: 1, character: 8 });
    assert.match(JSON.stringify(hover?.contents), /# ban-char-field/);
  });
});

test('document symbols are the statements', async (t) => {
  const editor = await LintEditor.start(t, FILES);
  const text = `-- About users
CREATE TABLE IF NOT EXISTS users (id int);
CREATE INDEX users_id ON users (id);
DO $$ BEGIN END $$;
`;
  await editor.open(UP, text);
  await editor.until(UP, (_, version) => version === 1);
  const symbols = await editor.symbols(UP);
  assert.deepEqual(
    symbols.map(({ name, range }) => [name, range.start.line]),
    [
      ['CREATE TABLE IF NOT EXISTS users', 1],
      ['CREATE INDEX users_id ON users', 2],
      ['DO', 3],
    ],
  );
});

function chars(found: readonly Diagnostic[]): readonly Diagnostic[] {
  return found.filter(({ code }) => code === 'ban-char-field');
}

function applied(text: string, change: TextDocumentEdit | undefined): string {
  const document = TextDocument.create('', 'sql', 0, text);
  return TextDocument.applyEdits(document, (change?.edits ?? []).filter(TextEdit.is));
}

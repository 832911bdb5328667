import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Diagnostic } from 'vscode-languageserver/node';
import { has, LintEditor, lacks } from './lintEditor.ts';

const UP = '20260101000001_users/up.sql';
const FILES = {
  [UP]: 'CREATE TABLE IF NOT EXISTS users (code text);\n',
  '20260101000001_users/down.sql': 'DROP TABLE IF EXISTS users;\n',
};
const CHAR = 'CREATE TABLE IF NOT EXISTS users (code char(3));\n';

describe('Documents', () => {
  test('what is typed is linted without being saved, and closing it goes back to the disk', async (t) => {
    const editor = await LintEditor.start(t, FILES);
    await editor.open(UP, FILES[UP] ?? '');
    const version = await editor.change(UP, CHAR);
    const [found] = await editor.until(UP, has('ban-char-field'));
    assert.equal(editor.latest(UP)?.version, version);
    assert.deepEqual(found?.range, {
      start: { line: 0, character: 39 },
      end: { line: 0, character: 46 },
    });
    assert.equal(found?.source, 'Staircase');
    await editor.close(UP);
    await editor.until(UP, lacks('ban-char-field'));
  });

  test('a file that is not open is linted as it is on disk, and again when it changes there', async (t) => {
    const editor = await LintEditor.start(t, { ...FILES, [UP]: CHAR });
    await editor.until(UP, has('ban-char-field'));
    assert.equal(editor.latest(UP)?.version, undefined);
    await editor.write(FILES);
    await editor.until(UP, lacks('ban-char-field'));
  });

  test('the language of a migration does not matter, and other files are left alone', async (t) => {
    const other = '../notes.sql';
    const editor = await LintEditor.start(t, FILES);
    await editor.open(other, CHAR);
    await editor.open(UP, CHAR, 'plaintext');
    await editor.until(UP, has('ban-char-field'));
    assert.equal(editor.latest(other), undefined);
    assert.deepEqual(await editor.symbols(other), []);
    assert.equal(await editor.hover(other, { line: 0, character: 0 }), null);
  });

  test('edits that arrive together are one, and nothing is said of a version that is past', async (t) => {
    const editor = await LintEditor.start(t, FILES);
    await editor.open(UP, CHAR);
    await editor.until(UP, has('ban-char-field'));
    const before = editor.published.length;
    let last = 0;
    for (let n = 0; n < 500; n++) {
      last = await editor.insert(UP, { line: 0, character: 0 }, ' ');
    }
    await editor.until(UP, (_, version) => version === last);
    const said = editor.published.slice(before).filter(({ uri }) => uri === editor.uri(UP));
    const versions = said.map(({ version }) => version ?? 0);
    assert.ok(versions.length < 100, `${versions.length} publications for 500 edits`);
    assert.deepEqual(
      versions,
      versions.toSorted((a, b) => a - b),
    );
  });

  test('what was found before an edit is not said of the version behind it', async (t) => {
    const editor = await LintEditor.start(t, FILES);
    await editor.open(UP, CHAR);
    await editor.until(UP, has('ban-char-field'));
    // In one piece, so that edits wait to be read while the folder is linted.
    const edits = Array.from({ length: 300 }, (_, n) => lineBefore(editor.uri(UP), n + 2));
    const disk = framed('workspace/didChangeWatchedFiles', { changes: [] });
    editor.server.stdin?.write([disk, ...edits].join(''));
    await editor.until(UP, (_, version) => version === 301);
    for (const { version = 0, diagnostics } of editor.published) {
      if (version > 0) assert.equal(diagnostics[0]?.range.start.line, version - 1);
    }
  });

  test('SQL that does not parse is a finding, and the rest is linted', async (t) => {
    const editor = await LintEditor.start(t, FILES);
    await editor.open(UP, `${CHAR}CREATE TABEL broken (id int);\n`);
    const found = await editor.until(UP, has('syntax-error'));
    assert.ok(has('ban-char-field')(found));
    const [syntax] = found.filter(({ code }) => code === 'syntax-error');
    assert.deepEqual(syntax?.range.start, { line: 1, character: 7 });
  });

  test('a byte order mark, which an editor hides, moves nothing', async (t) => {
    const text = `SELECT 1; ${CHAR}`;
    const editor = await LintEditor.start(t, { ...FILES, [UP]: `\uFEFF${text}` });
    const closed = await editor.until(UP, has('ban-char-field'));
    assert.equal(startOf(closed), 49);
    await editor.open(UP, text);
    const open = await editor.until(UP, (_, version) => version === 1);
    assert.equal(startOf(open), 49);
    assert.ok(has('syntax-error')(open), 'PostgreSQL does not take the mark');
  });
});

function startOf(found: readonly Diagnostic[]): number | undefined {
  return found.find(({ code }) => code === 'ban-char-field')?.range.start.character;
}

/** An empty line more at the beginning of a file, as a message. */
function lineBefore(uri: string, version: number): string {
  const start = { line: 0, character: 0 };
  const contentChanges = [{ range: { start, end: start }, text: '\n' }];
  return framed('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
}

function framed(method: string, params: unknown): string {
  const body = JSON.stringify({ jsonrpc: '2.0', method, params });
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

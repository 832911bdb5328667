import assert from 'node:assert/strict';
import { once } from 'node:events';
import { describe, test } from 'node:test';
import { temporaryFolder } from '../../scripts/temporaryFolder.ts';
import { has, LintEditor, lacks } from './lintEditor.ts';

const SMALL = '20260101000001_small/up.sql';
const LARGE = '20260101000002_large/up.sql';
const CHAR = 'CREATE TABLE IF NOT EXISTS small (code char(3));\n';
const MEGABYTE = 1024 * 1024;

describe('Robustness', () => {
  test('10 MB are linted in a thread, which ends, and edits elsewhere are answered meanwhile', async (t) => {
    const files = { [SMALL]: 'SELECT 1;\n', [LARGE]: large(10 * MEGABYTE) };
    const editor = await LintEditor.start(t, files);
    await editor.until(LARGE, has('ban-char-field'));
    const place = editor.latest(LARGE)?.diagnostics[0]?.range.start;
    assert.ok((place?.line ?? 0) > 100_000);
    await editor.open(SMALL, 'SELECT 1;\n');
    const versions: number[] = [];
    for (let n = 0; n < 20; n++) {
      const version = await editor.insert(SMALL, { line: 0, character: 0 }, CHAR);
      versions.push(version);
      await editor.until(SMALL, (found, it) => it === version && has('ban-char-field')(found));
    }
    assert.equal(versions.length, 20);
    assert.equal(editor.server.exitCode, null);
  });

  test('a large script hides nothing from the scripts behind it, and is believed to do anything', async (t) => {
    const between = '20260101000002_between/up.sql';
    const files = {
      [SMALL]: 'SELECT 1;\n',
      [between]: `CREATE TABLE IF NOT EXISTS big (id int);\n${large(2 * MEGABYTE)}`,
      '20260101000003_later/up.sql': 'ALTER TABLE big ADD COLUMN n int;\n',
    };
    const settings = { 'lint.preset': 'recommended' };
    const editor = await LintEditor.start(t, files, { settings });
    await editor.until(between, has('ban-char-field'));
    await editor.open('20260101000003_later/up.sql', 'ALTER TABLE big ADD COLUMN m char(3);\n');
    const found = await editor.until('20260101000003_later/up.sql', has('ban-char-field'));
    assert.ok(lacks('unknown-object')(found), JSON.stringify(found));
  });

  for (const [what, sql] of [
    ['too deep for the parser', `SELECT ${'('.repeat(100_000)}1${')'.repeat(100_000)};`],
    ['too deep for its tree', `SELECT ${'1+'.repeat(100_000)}1;`],
  ] as const) {
    test(`a statement ${what} is a finding, and the rest is linted`, async (t) => {
      const editor = await LintEditor.start(t, { [SMALL]: 'SELECT 1;\n' });
      await editor.open(SMALL, `${CHAR}${sql}\n`);
      const found = await editor.until(SMALL, has('syntax-error'));
      assert.ok(has('ban-char-field')(found));
      await editor.change(SMALL, CHAR);
      await editor.until(SMALL, lacks('syntax-error'));
    });
  }

  test('one that was killed is started again and told what is open', async () => {
    await using scope = new AsyncDisposableStack();
    const workspace = await temporaryFolder(scope);
    const first = await LintEditor.onFolder(scope, workspace, { [SMALL]: 'SELECT 1;\n' });
    await first.follow();
    await first.open(SMALL, CHAR);
    await first.until(SMALL, has('ban-char-field'));
    const ended = once(first.server, 'exit');
    first.server.kill('SIGKILL');
    await ended;
    const second = await LintEditor.onFolder(scope, workspace);
    await second.open(SMALL, CHAR);
    await second.follow();
    await second.until(SMALL, has('ban-char-field'));
  });

  test('it ends when it is told to', async () => {
    await using scope = new AsyncDisposableStack();
    const editor = await LintEditor.onFolder(scope, await temporaryFolder(scope), {});
    const ended = once(editor.server, 'exit');
    await editor.connection.sendRequest('shutdown');
    await editor.connection.sendNotification('exit');
    assert.deepEqual(await ended, [0, null]);
  });
});

/** Data of a size, and at its end a table to complain of. */
function large(size: number): string {
  const line = "INSERT INTO notes (id, body) VALUES (1, 'some text that somebody wrote');\n";
  const table = 'CREATE TABLE IF NOT EXISTS large (code char(3));\n';
  return line.repeat(Math.ceil(size / line.length)) + table;
}

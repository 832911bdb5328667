import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { makeTree } from '../migrations/makeTree.ts';
import { type CallOptions, callStaircase } from './callStaircase.ts';

suite('migrate add', () => {
  test('a template is filled with what --set says, and the rest is told', async (t) => {
    const directory = makeTree(t, {});
    const line = 'migrate add users --template create_table --set table=users,column=mail';
    const { code, err } = await callStaircase(line, { directory });
    assert.equal(code, 0);
    assert.match(textOf(directory, 'up.sql'), /CREATE TABLE IF NOT EXISTS users \(.* mail text/s);
    assert.match(textOf(directory, 'down.sql'), /DROP TABLE IF EXISTS users/);
    assert.match(err, /type=text/);
    assert.doesNotMatch(err, /table=/);
  });

  test('--simple writes no down script, in either layout', async (t) => {
    for (const layout of ['directory', 'flat']) {
      const directory = makeTree(t, {});
      await callStaircase(`migrate add a --simple --layout ${layout}`, { directory });
      assert.deepEqual(globSync('migrations/**/*down.sql', { cwd: directory }), []);
    }
  });

  test('where nothing can be written it fails and says so once: exit code 1', async (t) => {
    const directory = makeTree(t, { file: '' });
    const { code, out, err } = await callStaircase('migrate add a --source file', { directory });
    const path = join(directory, 'file');
    assert.deepEqual(
      [code, out, err],
      [1, `error: ${path} is already there. Nothing was written.\n`, ''],
    );
  });

  for (const [line, expected] of [
    ['migrate add a --template create_table --set tabel=x', 'has no hole "tabel"'],
    ['migrate add a --set table', 'sets nothing'],
    ['migrate add a --template nothing', 'There is no template "nothing"'],
    ['migrate add a --simple -r', 'cannot be used with'],
  ] as const) {
    test(`${line}: writes nothing, exit code 2`, async (t) => {
      const options: CallOptions = { directory: makeTree(t, {}) };
      const { code, out, err } = await callStaircase(line, options);
      assert.deepEqual([code, `${out}${err}`.includes(expected)], [2, true], `${out}${err}`);
      assert.ok(!existsSync(join(options.directory, 'migrations')));
    });
  }
});

function textOf(directory: string, name: string): string {
  const [path = ''] = globSync(`migrations/*/${name}`, { cwd: directory });
  return readFileSync(join(directory, path), 'utf8');
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CommandContext } from '../../src/cli/command.ts';
import { type DownResult, sayDown } from '../../src/cli/output/sayDown.ts';

test('where no repair is found, the way to a new down script is told', () => {
  const said: string[] = [];
  const terminal = { out: (it: string) => said.push(it), err: (it: string) => said.push(it) };
  const context = { flags: {}, directory: '/project', terminal } as unknown as CommandContext;
  const down = { text: 'DROP TABEL a;\n' };
  const offered = { text: down.text, isProven: false, problems: ['Down fails: syntax error.'] };
  const result = { mode: 'repair', migration: { down }, offered, isWritten: false };
  sayDown(context, result as unknown as DownResult);
  assert.deepEqual(said, [
    'DROP TABEL a;',
    'No repair was found, so it is left as it was:',
    '  Down fails: syntax error.',
    'Without --repair a new one is written and rehearsed.',
  ]);
});

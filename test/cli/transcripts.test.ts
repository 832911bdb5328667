import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import type { Remark } from '../../src/engine/plan/plan.ts';
import { useServer } from '../support/postgres.ts';
import { assertGolden } from '../view/golden.ts';
import { type Scene, sceneOf } from './scene.ts';

/** A line that is called, or something that is done to the files in between. */
type Act = string | { readonly edit: string; readonly text: string } | { readonly remove: string };

const EVERYTHING: readonly Act[] = [
  'migrate list',
  'migrate validate',
  'migrate run --dry-run',
  'migrate run',
  'migrate run',
  'migrate list',
  'migrate list --revert',
  'migrate verify',
  'migrate validate',
  'migrate redo',
  'migrate revert',
  'migrate run --target-version 1',
  'migrate run',
  'migrate revert --version 1',
  'migrate revert --target-version 0',
  'migrate skip --target-version 1',
  'migrate list',
];

const TROUBLE: readonly Act[] = [
  'migrate run --target-version 3',
  'migrate run',
  'migrate run --target-version 1',
  'migrate revert --target-version 7',
  { edit: 'migrations/3_c/up.sql', text: 'CREATE TABLE c (\n  id int,\n  nmae txet\n);' },
  'migrate run',
  { edit: 'migrations/3_c/up.sql', text: 'CREATE TABLE c (' },
  'migrate verify',
  'migrate run --dry-run',
  { remove: 'migrations/3_c' },
  { edit: 'migrations/2_b/up.sql', text: 'CREATE TABLE b (id bigint);' },
  'migrate run',
  'migrate list',
  { remove: 'migrations/2_b/down.sql' },
  'migrate revert',
  { remove: 'migrations/2_b' },
  'migrate run',
  'migrate run --ignore-missing',
  'migrate list',
];

const REPAIRS: readonly Act[] = [
  'migrate run',
  'migrate repair 1',
  'migrate repair 9',
  { edit: 'migrations/2_b/up.sql', text: 'CREATE TABLE b (id int);\n' },
  'migrate run',
  'migrate list',
  'migrate repair 2 --dry-run',
  'migrate repair 2',
  'migrate repair 2 --yes',
  'migrate verify',
  { remove: 'migrations/1_a' },
  'migrate repair 1 --cure set-success',
  'migrate repair 1 --yes --json',
  'migrate list',
];

const WRONG: readonly Act[] = [
  'migrate',
  'migrate rum',
  'migrate run 7',
  'migrate run --target-version seven',
  'migrate revert --version 1 --target-version 2',
  'migrate list --connect-timeout soon',
  'migrate list --source elsewhere',
  'migrate add x --template nothing',
  'migrate list --target nowhere',
];

const JSON_LINES = [
  'migrate list',
  'migrate run',
  'migrate list',
  'migrate verify',
  'migrate validate',
];

suite('what the command line says', { concurrency: true }, () => {
  const server = useServer();
  const scripts: readonly [name: string, acts: readonly Act[], person: boolean][] = [
    ['everything-into-a-pipe', EVERYTHING, false],
    ['everything-on-a-terminal', EVERYTHING, true],
    ['trouble-into-a-pipe', TROUBLE, false],
    ['trouble-on-a-terminal', TROUBLE, true],
    ['repairs-from-a-pipe', REPAIRS, false],
    ['repairs-on-a-terminal', REPAIRS, true],
    ['wrong-command-lines', WRONG, false],
    [
      'json',
      [...JSON_LINES, 'migrate revert', 'migrate run --target-version 9'].map(
        (it) => `${it} --json`,
      ),
      false,
    ],
  ];
  for (const [name, acts, person] of scripts) {
    test(name, async (t) => {
      const scene = await sceneOf(t, server);
      const parts: string[] = [];
      for (const act of acts) parts.push(await perform(scene, act, person));
      assertGolden(`../cli/${name}.txt`, parts.join('\n'));
    });
  }

  test('the JSON of a run that went on over a doubt says which', async (t) => {
    const { call, directory } = await sceneOf(t, server);
    writeFileSync(join(directory, 'migrations/2_b/up.sql'), 'CREATE TABLE b (');
    const { code, out } = await call('migrate run --json');
    const { doubts } = JSON.parse(out);
    assert.deepEqual([code, doubts.map(({ code: it }: Remark) => it)], [1, ['syntax-error']]);
  });

  test('every JSON document says its format and its command', async (t) => {
    const { call } = await sceneOf(t, server);
    for (const line of JSON_LINES) {
      const { out } = await call(`${line} --json`);
      const { format, command } = JSON.parse(out);
      assert.deepEqual([format, command], [1, line]);
    }
  });
});

async function perform(scene: Scene, act: Act, person: boolean): Promise<string> {
  if (typeof act === 'string') return await transcript(scene, act, person);
  if ('edit' in act) {
    mkdirSync(join(scene.directory, act.edit, '..'), { recursive: true });
    writeFileSync(join(scene.directory, act.edit), act.text);
    return `(${act.edit}: ${act.text.replaceAll('\n', ' ')})\n`;
  }
  rmSync(join(scene.directory, act.remove), { recursive: true });
  return `(${act.remove} is removed)\n`;
}

async function transcript(scene: Scene, line: string, person: boolean): Promise<string> {
  const options = person ? { person: { answers: ['y', 'y'] } } : {};
  const { code, out, err } = await scene.call(line, options);
  const errors = err.replaceAll(/^(?=.)/gm, '2> ');
  const end = code === 0 ? '' : `(exit code ${code})\n`;
  return mask(`$ staircase ${line}\n${out}${errors}${end}`, scene);
}

/** What differs from run to run. */
function mask(text: string, { directory, url }: Scene): string {
  return text
    .replaceAll(directory, '/project')
    .replaceAll(url, 'postgres://postgres@127.0.0.1/app')
    .replaceAll(/\([\d.]+(ns|µs|ms|s)\)/g, (whole) => (whole === '(0ns)' ? whole : '(1ms)'))
    .replaceAll(/\b(under )?\d+(\.\d)? m?s\b/g, '1 ms')
    .replaceAll(/20\d\d-\d\d-\d\d[ T]\d\d:\d\d(:\d\d\.\d+)?Z/g, '2026-01-01 00:00Z')
    .replaceAll(/"(elapsed|executionTime)": "\d+"/g, '"$1": "1000000"');
}

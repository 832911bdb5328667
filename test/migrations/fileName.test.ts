import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { parseDirectoryName, parseFileName } from '../../src/migrations/fileName.ts';
import { FILES } from './fileNames.ts';

suite('names of files', () => {
  for (const [name, meaning] of FILES) {
    test(name, () => assert.equal(describe(parseFileName(name)), meaning));
  }
});

const DIRECTORIES: readonly [name: string, meaning: string][] = [
  ['20241221000000_init_schema', 'directory 20241221000000 "init schema"'],
  ['00000000000000_diesel_initial_setup', 'directory 0 "diesel initial setup"'],
  ['2026-07-30-140000_add-index', 'directory 20260730140000 "add-index"'],
  ['2026-07-30-140000-0000_add_index', 'directory 202607301400000000 "add index"'],
  ['-1_a', 'directory -1 "a"'],
  ['+1_a', 'directory 1 "a"'],
  ['1_', 'directory 1 ""'],
  ['1_a.sql', 'directory 1 "a.sql"'],
  ['9223372036854775808_x', 'bad-version'],
  ['20241221000000', 'bad-name'],
  ['2026-07-30_a', 'bad-name'],
  ['2026-07-30-140000-00_a', 'bad-name'],
  ['templates', 'bad-name'],
  ['a_b', 'bad-name'],
];

suite('names of directories', () => {
  for (const [name, meaning] of DIRECTORIES) {
    test(name, () => assert.equal(describe(parseDirectoryName(name)), meaning));
  }
});

function describe(name: ReturnType<typeof parseFileName | typeof parseDirectoryName>): string {
  if (name.kind !== 'migration') return name.kind;
  const script = 'script' in name ? name.script : 'directory';
  return `${script} ${name.version} "${name.description}"`;
}

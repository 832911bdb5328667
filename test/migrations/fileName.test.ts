import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { parseDirectoryName, parseFileName } from '../../src/migrations/fileName.ts';

/** Every row of the parse table of sqlx, as it was verified against Rust's standard library. */
const FILES: readonly [name: string, meaning: string][] = [
  ['20241221000000_init_schema.sql', 'simple 20241221000000 "init schema"'],
  ['0001_a.sql', 'simple 1 "a"'],
  ['+1_a.sql', 'simple 1 "a"'],
  ['-1_a.sql', 'simple -1 "a"'],
  ['00_x.sql', 'simple 0 "x"'],
  ['1_.sql', 'simple 1 ""'],
  ['1_up.sql', 'simple 1 "up"'],
  ['1__a.sql', 'simple 1 " a"'],
  ['1_a__b.sql', 'simple 1 "a  b"'],
  ['1_a.Up.sql', 'simple 1 "a.Up"'],
  ['1_a.undo.sql', 'simple 1 "a.undo"'],
  ['1_000_x.sql', 'simple 1 "000 x"'],
  ['1_a.sql.sql', 'simple 1 "a"'],
  ['1_a.down.up.sql', 'up 1 "a.down"'],
  ['1_a.up.sql', 'up 1 "a"'],
  ['1_a.up.up.sql', 'up 1 "a.up"'],
  ['1_a.up.sql.up.sql', 'up 1 "a"'],
  ['1_.up.sql', 'up 1 ""'],
  ['1_a.down.sql', 'down 1 "a"'],
  ['1_ä-b c.sql', 'simple 1 "ä-b c"'],
  ['9007199254740993_x.sql', 'simple 9007199254740993 "x"'],
  ['9223372036854775807_x.sql', 'simple 9223372036854775807 "x"'],
  ['-9223372036854775808_x.sql', 'simple -9223372036854775808 "x"'],
  ['9223372036854775808_x.sql', 'bad-version'],
  ['-9223372036854775809_x.sql', 'bad-version'],
  ['_a.sql', 'bad-name'],
  ['a_b.sql', 'bad-name'],
  ['1a_b.sql', 'bad-name'],
  ['.1_a.sql', 'bad-name'],
  [' 1_b.sql', 'bad-name'],
  ['+_b.sql', 'bad-name'],
  ['１_x.sql', 'bad-name'],
  ['2026-07-30-140000_x.sql', 'bad-name'],
  ['1_a.SQL', 'ignored'],
  ['1-a.sql', 'ignored'],
  ['a_b.txt', 'ignored'],
  ['1_a.sql~', 'ignored'],
  ['README.md', 'ignored'],
];

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

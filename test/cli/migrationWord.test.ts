import assert from 'node:assert/strict';
import { test } from 'node:test';
import { migrationWord } from '../../src/cli/rehearse/migrationWord.ts';

const WORDS: readonly (readonly [word: string, version: bigint])[] = [
  ['7', 7n],
  ['0', 0n],
  ['20260730140000', 20260730140000n],
  ['20260730140000_add_users', 20260730140000n],
  ['db/migrations/20260730140000_add_users/', 20260730140000n],
  ['db/migrations/20260730140000_add_users/down.sql', 20260730140000n],
  ['3_flat.up.sql', 3n],
  ['migrations/3_flat.sql', 3n],
  ['2026-07-30-140000-0000_add_users', 202607301400000000n],
  ['2026-07-30-140000', 20260730140000n],
];

for (const [word, version] of WORDS) {
  test(`${word} is the migration ${version}`, () => assert.equal(migrationWord(word), version));
}

for (const word of ['', 'x', 'up.sql', 'users', '2026-07', '99999999999999999999']) {
  test(`"${word}" is none`, () => {
    assert.throws(() => migrationWord(word), { name: 'UsageError', message: /is not a version/ });
  });
}

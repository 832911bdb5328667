import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Migration } from '../../src/migrations/migration.ts';
import { dependencyHashes } from '../../src/rehearsal/dependencies.ts';
import { folderOf, migration } from '../support/migrations.ts';

const [FIRST, SECOND, THIRD] = [1n, 2n, 3n].map((version) =>
  migration({ version, up: `CREATE TABLE t${version} ();`, down: `DROP TABLE t${version};` }),
) as [Migration, Migration, Migration];

const OTHER_UP = migration({ version: 2n, up: 'SELECT 2;', down: 'DROP TABLE t2;' });
const OTHER_DOWN = migration({ version: 2n, up: 'CREATE TABLE t2 ();', down: 'SELECT 2;' });
const NO_DOWN = migration({ version: 2n, up: 'CREATE TABLE t2 ();' });
const OUTSIDE = { ...SECOND, up: { ...script(SECOND), noTransaction: true } };

const CHANGES: readonly [what: string, second: Migration, changed: readonly bigint[]][] = [
  ['nothing', SECOND, []],
  ['an up script', OTHER_UP, [2n, 3n]],
  ['a down script', OTHER_DOWN, [2n]],
  ['a down script that is deleted', NO_DOWN, [2n]],
  ['whether it runs in a transaction', OUTSIDE, [2n, 3n]],
];

suite('the rehearsals that a change makes old', () => {
  for (const [what, second, expected] of CHANGES) {
    test(what, () => {
      const before = [...dependencyHashes(folderOf([FIRST, SECOND, THIRD])).values()];
      const after = dependencyHashes(folderOf([FIRST, second, THIRD]));
      const changed = [...after].filter(([, hash]) => !before.includes(hash));
      assert.deepEqual(
        changed.map(([{ version }]) => version),
        expected,
      );
    });
  }

  test('a migration put before others', () => {
    const before = dependencyHashes(folderOf([FIRST, THIRD]));
    const after = dependencyHashes(folderOf([FIRST, SECOND, THIRD]));
    assert.equal(after.get(FIRST), before.get(FIRST));
    assert.notEqual(after.get(THIRD), before.get(THIRD));
  });
});

function script({ up }: Migration) {
  assert.ok(up);
  return up;
}

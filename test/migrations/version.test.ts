import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { compareVersions } from '../../src/migrations/version.ts';

const ORDERS: readonly [name: string, ascending: readonly string[]][] = [
  ['small numbers are numbers', ['1', '2', '10', '100']],
  ['leading zeros do not count', ['0001', '2', '00010']],
  ['negative ones come first', ['-20241221000000', '-2', '-1', '0', '1']],
  ['days of eight digits are numbers', ['9999', '20241221', '20241222']],
  ['small numbers and days stand before stamps', ['1', '20261231', '20241221000000']],
  ['the initial setup of Diesel stands before all', ['00000000000000', '1', '20140924113530']],
  [
    'stamps of 18 digits stand in their year',
    ['20250204160000', '202511190914440000', '20260120162913', '202605051800070000'],
  ],
  [
    'in one second the shorter stands first',
    ['20260527120000', '202605271200000000', '20260527120001'],
  ],
  ['16 digits are a stamp, too', ['2026052712000099', '20260528000000']],
  ['13 digits are not', ['9999999999999', '20241221000000']],
  ['beyond 2^53 all digits count', ['900719925474099200', '900719925474099300']],
];

suite('the order of versions', () => {
  for (const [name, ascending] of ORDERS) {
    test(name, () => {
      const versions = ascending.map(BigInt);
      assert.deepEqual(versions.toReversed().sort(compareVersions), versions);
      for (const version of versions) assert.equal(compareVersions(version, version), 0);
    });
  }
});

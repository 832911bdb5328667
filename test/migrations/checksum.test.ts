import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { checksumOf } from '../../src/migrations/checksum.ts';

const EMPTY =
  '38b060a751ac96384cd9327eb1b1e36a21fdb71114be07434c0cc7bf63f6e1da274edebfe76f65fbd51ad2f14898b95b';
const ABC =
  'cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7';

const CASES: readonly [name: string, bytes: string, ignored: readonly string[], hash: string][] = [
  ['the empty file', '', [], EMPTY],
  ['the vector of FIPS 180', 'abc', [], ABC],
  ['ignored characters are left out', '\ufeffa\r\nb\tc ', [' ', '\t', '\r', '\n', '\ufeff'], ABC],
  ['by code point', 'a😀b😀c', ['😀'], ABC],
  ['brackets and dashes are characters, too', '[a-b]^c\\', ['[', ']', '-', '^', '\\'], ABC],
  ['what is not there changes nothing', 'abc', ['x'], ABC],
];

suite('checksums', () => {
  for (const [name, bytes, ignored, hash] of CASES) {
    test(name, () => assert.equal(checksumOf(Buffer.from(bytes), ignored).toString('hex'), hash));
  }
  test('line ends and the byte order mark count', () => {
    const spellings = ['a\nb', 'a\r\nb', '\ufeffa\nb'].map((it) =>
      checksumOf(Buffer.from(it)).toString('hex'),
    );
    assert.equal(new Set(spellings).size, 3);
  });
  test('half of a surrogate pair is not an ignored whole', () => {
    assert.deepEqual(checksumOf(Buffer.from('😀'), ['😁']), checksumOf(Buffer.from('😀')));
  });
});

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const FIXTURES = join(import.meta.dirname, '../fixtures/view');

/** Compares a text with the file that holds what it should be; `UPDATE=1` writes the file instead. */
export function assertGolden(name: string, actual: string): void {
  const path = join(FIXTURES, name);
  if (process.env['UPDATE'] === '1') {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, actual);
  }
  assert.equal(actual, readFileSync(path, 'utf8'), `${name} differs; UPDATE=1 rewrites it`);
}

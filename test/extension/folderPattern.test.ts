import assert from 'node:assert/strict';
import { matchesGlob } from 'node:path';
import { test } from 'node:test';
import { folderPattern } from '../../src/extension/watch/folderPattern.ts';

const ROOT = '/project';

/** Paths within the pattern's base that must be noticed, and some that are nobody's business. */
const CASES: Readonly<
  Record<string, readonly [folder: string, base: string, seen: string[], unseen: string[]]>
> = {
  'the folder, each directory above it, and what lies in it': [
    '/project/crates/server/db',
    ROOT,
    ['crates', 'crates/server', 'crates/server/db', 'crates/server/db/1_users'],
    ['crates/client', 'crates/server/src', 'crates/server/db/1_users/up.sql'],
  ],
  'the root itself': [ROOT, ROOT, ['1_users'], ['src/main.rs']],
  'a folder outside the root, with its files': [
    '/shared/db',
    '/shared',
    ['db', 'db/1_users', 'db/1_users/up.sql'],
    ['other'],
  ],
  'a name that a glob would understand': [
    '/project/[db] {x}',
    ROOT,
    ['[db] {x}', '[db] {x}/1_users'],
    ['d'],
  ],
};

for (const [title, [folder, base, seen, unseen]] of Object.entries(CASES)) {
  test(title, () => {
    const pattern = folderPattern(ROOT, folder);
    assert.equal(pattern.base, base);
    for (const path of seen) assert.ok(matchesGlob(path, pattern.glob), path);
    for (const path of unseen) assert.ok(!matchesGlob(path, pattern.glob), path);
  });
}

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { KeptRehearsals } from '../../src/extension/rehearsal/keptRehearsals.ts';
import type { MigrationFolder } from '../../src/migrations/migration.ts';
import { dependencyHashes } from '../../src/rehearsal/dependencies.ts';
import { FOLDER, folderOf, migration, migrations } from '../support/migrations.ts';

suite('what was rehearsed is kept until a file it depends on changes', () => {
  test('and counts while nothing has changed', () => {
    const kept = new KeptRehearsals();
    const disk = folderOf(migrations(1n, 2n));
    keepAll(kept, disk);
    assert.equal(kept.follow([folderOf(migrations(1n, 2n))]), false);
    assert.deepEqual(currentOf(kept), [1n, 2n]);
  });

  test('what comes after a script that has changed counts no more, and again once that is back', () => {
    const kept = new KeptRehearsals();
    keepAll(kept, folderOf(migrations(1n, 2n, 3n)));
    const [first, , third] = migrations(1n, 2n, 3n);
    assert.ok(first && third);
    const changed = migration({ version: 2n, up: 'SELECT 1;' });
    assert.equal(kept.follow([folderOf([first, changed, third])]), true);
    assert.deepEqual(currentOf(kept), [1n]);
    assert.equal(kept.of(FOLDER, 2n)?.isCurrent, false);
    assert.equal(kept.follow([folderOf(migrations(1n, 2n, 3n))]), true);
    assert.deepEqual(currentOf(kept), [1n, 2n, 3n]);
  });

  test('a reading from before a rehearsal says nothing of it', () => {
    const kept = new KeptRehearsals();
    const old = folderOf([migration({ version: 1n, up: 'SELECT 1;' })]);
    kept.follow([old]);
    keepAll(kept, folderOf(migrations(1n)));
    assert.equal(kept.follow([old]), false);
    assert.deepEqual(currentOf(kept), [1n]);
  });

  test('a migration that is gone is forgotten, as is a folder', () => {
    const kept = new KeptRehearsals();
    keepAll(kept, folderOf(migrations(1n, 2n)));
    assert.equal(kept.follow([folderOf(migrations(1n))]), true);
    assert.equal(kept.of(FOLDER, 2n), undefined);
    assert.equal(kept.follow([]), true);
    assert.deepEqual(kept.all(), []);
  });
});

function keepAll(kept: KeptRehearsals, disk: MigrationFolder): void {
  for (const [{ version, description }, hash] of dependencyHashes(disk)) {
    const empty = { differences: [], changes: [], reasons: [] };
    const rehearsal = { version, description, verdict: 'reversible' as const, ...empty };
    kept.keep({ folder: disk.path, rehearsal, hash, findings: [], scripts: [] });
  }
}

function currentOf(kept: KeptRehearsals): bigint[] {
  return kept.all().flatMap(({ isCurrent, rehearsal }) => (isCurrent ? rehearsal.version : []));
}

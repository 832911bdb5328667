import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { RehearsableFolder } from '../../src/extension/rehearsal/diskReading.ts';
import { KeptRehearsals } from '../../src/extension/rehearsal/keptRehearsals.ts';
import type { Migration } from '../../src/migrations/migration.ts';
import { dependencyHashes } from '../../src/rehearsal/dependencies.ts';
import { FOLDER, folderOf, migration, migrations } from '../support/migrations.ts';

suite('what was rehearsed is kept until a file it depends on changes', () => {
  test('and counts while nothing has changed', () => {
    const kept = new KeptRehearsals();
    keepAll(kept, folder(1n, 2n));
    assert.equal(kept.follow([folder(1n, 2n)]), false);
    assert.deepEqual(currentOf(kept), [1n, 2n]);
  });

  test('what comes after a script that has changed counts no more, and again once that is back', () => {
    const kept = new KeptRehearsals();
    keepAll(kept, folder(1n, 2n, 3n));
    assert.equal(kept.follow([withChanged(2n)]), true);
    assert.deepEqual(currentOf(kept), [1n]);
    assert.equal(kept.of(FOLDER, 2n)?.isCurrent, false);
    assert.equal(kept.follow([folder(1n, 2n, 3n)]), true);
    assert.deepEqual(currentOf(kept), [1n, 2n, 3n]);
  });

  test('nor does anything once it is rehearsed elsewhere, or in another way', () => {
    const kept = new KeptRehearsals();
    keepAll(kept, folder(1n));
    assert.equal(kept.follow([{ ...folder(1n), basis: 'another server' }]), true);
    assert.deepEqual(currentOf(kept), []);
  });

  test('a reading from before a rehearsal says nothing of it', () => {
    const kept = new KeptRehearsals();
    const old = folderWith(migration({ version: 1n, up: 'SELECT 1;' }));
    kept.follow([old]);
    keepAll(kept, folder(1n));
    assert.equal(kept.follow([old]), false);
    assert.deepEqual(currentOf(kept), [1n]);
  });

  test('a migration that is gone is forgotten, as is a folder', () => {
    const kept = new KeptRehearsals();
    keepAll(kept, folder(1n, 2n));
    assert.equal(kept.follow([folder(1n)]), true);
    assert.equal(kept.of(FOLDER, 2n), undefined);
    assert.equal(kept.follow([]), true);
    assert.deepEqual(kept.all(), []);
  });
});

suite('what changes while it is rehearsed', () => {
  test('makes the verdict old, where a reading has told of it meanwhile', () => {
    const kept = new KeptRehearsals();
    kept.follow([folder(1n, 2n, 3n)]);
    const asked = kept.now();
    kept.follow([withChanged(2n)]);
    keepAll(kept, folder(1n, 2n, 3n), asked);
    assert.deepEqual(currentOf(kept), [1n]);
  });

  test('counts at once where the rehearsal has seen the change as well', () => {
    const kept = new KeptRehearsals();
    const asked = kept.now();
    kept.follow([withChanged(2n)]);
    keepAll(kept, withChanged(2n), asked);
    assert.deepEqual(currentOf(kept), [1n, 2n, 3n]);
  });

  test('is told by a later reading where the rehearsal was the first to see it', () => {
    const kept = new KeptRehearsals();
    const asked = kept.now();
    kept.follow([folder(1n, 2n, 3n)]);
    keepAll(kept, withChanged(2n), asked);
    assert.deepEqual(currentOf(kept), [1n]);
    kept.follow([withChanged(2n)]);
    assert.deepEqual(currentOf(kept), [1n, 2n, 3n]);
  });
});

suite('a save counts before anybody has read it', () => {
  const [up, down] = [`${FOLDER}/2_step_2.up.sql`, `${FOLDER}/2_step_2.down.sql`];

  test('an up script for all behind it, a down script for its own migration', () => {
    assert.deepEqual(currentOf(saved(up, 'SELECT 1;')), [1n]);
    assert.deepEqual(currentOf(saved(down, 'SELECT 1;')), [1n, 3n]);
  });

  test('a save of the same text changes nothing', () => {
    assert.deepEqual(currentOf(saved(up, 'CREATE TABLE t2 ();')), [1n, 2n, 3n]);
  });

  test('a reading that has begun before it changes nothing, the next one tells', () => {
    const kept = saved(up, 'SELECT 1;');
    kept.follow([folder(1n, 2n, 3n)]);
    assert.deepEqual(currentOf(kept), [1n]);
    kept.follow([folder(1n, 2n, 3n)]);
    assert.deepEqual(currentOf(kept), [1n, 2n, 3n]);
  });

  test('what was asked for before it does not count, what was asked for since does', () => {
    const kept = saved();
    const asked = kept.now();
    kept.save(up, 'SELECT 1;');
    keepAll(kept, folder(1n, 2n, 3n), asked);
    assert.deepEqual(currentOf(kept), [1n]);
    keepAll(kept, withChanged(2n));
    assert.deepEqual(currentOf(kept), [1n, 2n, 3n]);
  });
});

suite('what an earlier window has rehearsed', () => {
  test('counts where it is of the files on disk, with their texts; the rest is old', () => {
    for (const isReadFirst of [true, false]) {
      const before = new KeptRehearsals();
      keepAll(before, folder(1n, 2n, 3n));
      const kept = new KeptRehearsals();
      if (isReadFirst) kept.follow([withChanged(2n)]);
      assert.equal(kept.restore(before.all()), true);
      if (!isReadFirst) {
        assert.deepEqual(currentOf(kept), []);
        kept.follow([withChanged(2n)]);
      }
      assert.deepEqual(currentOf(kept), [1n]);
      assert.deepEqual(
        kept.of(FOLDER, 1n)?.scripts.map(({ text }) => text),
        ['CREATE TABLE t1 ();', 'DROP TABLE t1;'],
      );
      assert.equal(kept.of(FOLDER, 3n)?.isCurrent, false);
    }
  });

  test('counts less than what this one has', () => {
    const [before, kept] = [new KeptRehearsals(), new KeptRehearsals()];
    keepAll(before, withChanged(2n));
    keepAll(kept, folder(1n, 2n, 3n));
    assert.equal(kept.restore(before.all()), false);
    assert.deepEqual(currentOf(kept), [1n, 2n, 3n]);
  });

  test('is forgotten with its folder', () => {
    const [before, kept] = [new KeptRehearsals(), new KeptRehearsals()];
    keepAll(before, folder(1n));
    kept.follow([{ ...folder(1n), disk: folderOf(migrations(1n), '/elsewhere') }]);
    assert.equal(kept.restore(before.all()), false);
    assert.deepEqual(kept.all(), []);
  });
});

function folder(...versions: readonly bigint[]): RehearsableFolder {
  return folderWith(...migrations(...versions));
}

/** Three migrations, of which one has another up script. */
function withChanged(version: bigint): RehearsableFolder {
  const changed = migration({ version, up: 'SELECT 1;', down: `DROP TABLE t${version};` });
  const others = migrations(1n, 2n, 3n);
  return folderWith(...others.map((it) => (it.version === version ? changed : it)));
}

function folderWith(...found: readonly Migration[]): RehearsableFolder {
  return { disk: folderOf(found), basis: '' };
}

/** All of three rehearsed and read; then a file is saved. */
function saved(path?: string, text = ''): KeptRehearsals {
  const kept = new KeptRehearsals();
  keepAll(kept, folder(1n, 2n, 3n));
  kept.follow([folder(1n, 2n, 3n)]);
  if (path !== undefined) kept.save(path, text);
  return kept;
}

function keepAll(kept: KeptRehearsals, { disk, basis }: RehearsableFolder, asked = kept.now()) {
  for (const [{ version, description }, hash] of dependencyHashes(disk)) {
    const empty = { differences: [], changes: [], reasons: [] };
    const rehearsal = { version, description, verdict: 'reversible' as const, ...empty };
    kept.keep({ folder: disk.path, rehearsal, hash, findings: [], scripts: [], basis, asked });
  }
}

function currentOf(kept: KeptRehearsals): bigint[] {
  const current = kept.all().filter(({ isCurrent }) => isCurrent);
  return current.map(({ rehearsal }) => rehearsal.version).sort((a, b) => Number(a - b));
}

import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import type { KeptRehearsal } from '../../src/extension/rehearsal/keptRehearsal.ts';
import { RehearsalStore } from '../../src/extension/rehearsal/rehearsalStore.ts';
import { FOLDER } from '../support/migrations.ts';

const KEPT: KeptRehearsal = {
  folder: FOLDER,
  rehearsal: {
    version: 20260101000001n,
    description: 'orders',
    verdict: 'not-reversed',
    upMs: 1.5,
    differences: [{ change: 'extra', kind: 'index', identity: 'public.late', isNote: false }],
    changes: [{ change: 'extra', kind: 'table', identity: 'public.orders', isNote: false }],
    reasons: [],
  },
  schemas: { expected: 'a', actual: 'b' },
  ...{ hash: 'h', basis: 'b', findings: [], isCurrent: true },
  scripts: [{ path: `${FOLDER}/up.sql`, role: 'up', text: 'SELECT 1;' }],
};

suite('the file of rehearsals', () => {
  let folder = '';
  const failures: unknown[] = [];
  const store = (edition = '1', name = 'rehearsals.json') =>
    new RehearsalStore(join(folder, 'made', name), edition, (it) => failures.push(it));
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'staircase-store-'));
  });
  after(() => rm(folder, { recursive: true }));

  test('is nothing at first', async () => {
    assert.deepEqual(await store().read(), []);
  });

  test('gives back what was written last, without the texts of the scripts', async () => {
    const written = store();
    await Promise.all([written.write([]), written.write([KEPT])]);
    const { scripts: _, isCurrent: __, ...rest } = KEPT;
    const rehearsal = { ...rest.rehearsal, changes: [] };
    assert.deepEqual(await store().read(), [{ ...rest, rehearsal }]);
    assert.doesNotMatch(await readFile(join(folder, 'made', 'rehearsals.json'), 'utf8'), /SELECT/);
  });

  test('takes each rehearsal apart once, however often it is written', async () => {
    let reads = 0;
    const kept: KeptRehearsal = {
      ...KEPT,
      get hash() {
        reads += 1;
        return 'h';
      },
    };
    const written = store();
    await written.write([kept]);
    await written.write([kept, KEPT]);
    assert.equal(reads, 1);
    assert.equal((await store().read()).length, 2);
  });

  test('of another edition of the extension, or broken off, is nothing', async () => {
    assert.deepEqual(await store('2').read(), []);
    await writeFile(join(folder, 'made', 'broken.json'), '{"edition":"1","rehea');
    assert.deepEqual(await store('1', 'broken.json').read(), []);
  });

  test('that cannot be written is told of, and read as nothing', async () => {
    await store('1', join('rehearsals.json', 'below')).write([KEPT]);
    assert.equal(failures.length, 1);
  });
});

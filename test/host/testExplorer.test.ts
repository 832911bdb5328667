import assert from 'node:assert/strict';
import { setup, suite, suiteSetup, suiteTeardown, test } from 'mocha';
import * as vscode from 'vscode';
import type { WorkspaceState } from '../../src/extension/workspace/workspaceState.ts';
import { refresh } from './support/extension.ts';
import { foundIn, untilFound } from './support/findings.ts';
import { RecordedExplorer } from './support/recordedExplorer.ts';
import { fillWorkspace, migrationsPath } from './support/workspace.ts';

const [GOOD, BAD] = ['20260401000001', '20260401000002'];
const UP = 'CREATE INDEX late ON orders (id);\n';

/** The words stand first, behind the statement; the schemas last, which is what VS Code opens. */
const FAILED =
  'left behind (line 1); The schema as it should be, and as it is (line 1): - should + is';

suite('The Test Explorer', function () {
  this.timeout(200_000);
  const up = migrationsPath(`${BAD}_late`, 'up.sql');

  suiteSetup(async () => {
    await fillWorkspace({
      [`migrations/${GOOD}_orders/up.sql`]: 'CREATE TABLE orders (id bigint PRIMARY KEY);\n',
      [`migrations/${GOOD}_orders/down.sql`]: 'DROP TABLE orders;\n',
      [`migrations/${BAD}_late/up.sql`]: UP,
      [`migrations/${BAD}_late/down.sql`]: 'SELECT 1;\n',
    });
    await refresh();
  });

  test('Run All Tests rehearses the migrations of the workspace', async () => {
    await vscode.commands.executeCommand('testing.runAll');
    await untilFound(up, 'not-reversed', 1, 100_000);
    assert.match(foundIn(up, 'not-reversed')[0]?.message ?? '', /^Index public\.late is left/);
  });
});

suite('What the Test Explorer shows', () => {
  const explorer = new RecordedExplorer();
  let state: WorkspaceState;

  suiteSetup(async () => {
    state = await refresh();
  });
  setup(() => explorer.begin(state));
  suiteTeardown(() => explorer.end());

  test('one item for each migration, in order', () => {
    assert.deepEqual(explorer.labels(), ['orders', 'late']);
  });

  test('none is made anew when the disk is read again and is the same', () => {
    assert.equal(explorer.made, 2);
    explorer.readAgain();
    assert.equal(explorer.made, 2);
    assert.deepEqual(explorer.labels(), ['orders', 'late']);
  });

  test('of two migrations with the same version the first is shown', () => {
    explorer.readAgain((it) => [{ ...it, description: `${it.description} first` }, it]);
    assert.deepEqual(explorer.labels(), ['orders first', 'late first']);
    explorer.readAgain();
    assert.deepEqual(explorer.labels(), ['orders', 'late']);
  });

  test('a run tells each migration; a failure has the schemas that differ', async () => {
    await explorer.run({ verdicts: ['reversible', 'not-reversed'] });
    assert.deepEqual(explorer.told, [
      ...['enqueued orders', 'enqueued late', 'started orders', 'passed orders'],
      ...['started late', `failed late: ${FAILED}`, 'end'],
    ]);
  });

  test('what has no way back, and says so, is neither right nor wrong', async () => {
    await explorer.run({ verdicts: ['irreversible', 'no-down'] });
    assert.ok(explorer.told.includes('skipped orders'));
    assert.ok(explorer.told.includes('skipped late'));
  });

  test('a cancelled run ends without a word on the rest', async () => {
    await explorer.run({ verdicts: ['reversible', 'reversible'], cancelAfter: 1 });
    assert.ok(explorer.told.includes('passed orders'));
    assert.ok(!explorer.told.some((it) => / late/.test(it) && !it.startsWith('enqueued')));
    assert.equal(explorer.told.at(-1), 'end');
  });

  test('where there is no stage, each migration says so', async () => {
    await explorer.run({ verdicts: [], error: new Error('No stage. Free some memory.') });
    assert.ok(explorer.told.includes('errored late: No stage. Free some memory.'));
  });

  test('what was rehearsed on save is shown, once, until a file changes', () => {
    const kept = explorer.kept('late', 'not-reversed');
    explorer.keep(kept);
    explorer.keep(kept);
    assert.deepEqual(explorer.told, [`failed late: ${FAILED}`, 'end']);
    explorer.keep({ ...kept, isCurrent: false });
    assert.deepEqual(explorer.told.slice(2), ['invalid late']);
  });

  test('a continuous run rehearses again what a change has made out of date', async () => {
    await explorer.run({ verdicts: ['reversible'], continuous: true });
    assert.deepEqual(explorer.told, []);
    explorer.keep({ ...explorer.kept('late', 'reversible'), isCurrent: false });
    await explorer.idle();
    assert.deepEqual(explorer.told, [
      ...['invalid late', 'enqueued late', 'started late', 'passed late', 'end'],
    ]);
  });
});

import assert from 'node:assert/strict';
import { setup, suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import type { Report } from '../../src/engine/run/report.ts';
import { applied, freshDatabase, targetName } from './support/database.ts';
import { Dialogs } from './support/dialogs.ts';
import { command, states } from './support/extension.ts';
import { addFiles, fillWorkspace, THREE } from './support/workspace.ts';

const LATE = '20260101000000';

suite(`staircase.outOfOrder on ${targetName}`, () => {
  let dialogs: Dialogs;

  setup(async () => {
    await fillWorkspace(THREE);
    await freshDatabase();
    dialogs = new Dialogs();
    await command('staircase.runPending');
    await addFiles({ [`migrations/${LATE}_late/up.sql`]: 'CREATE TABLE late (id int);\n' });
    assert.equal((await states())[LATE], 'out-of-order');
  });
  teardown(async () => {
    dialogs.restore();
    await policy(undefined);
  });

  test('warn runs it and names it in report and message', async () => {
    const report = await command<Report>('staircase.runPending');
    assert.equal(report?.outcome, 'done');
    assert.deepEqual(codes(report?.warnings), ['out-of-order']);
    assert.match(dialogs.said.join('\n'), new RegExp(`Done on ${targetName}.*${LATE}`, 's'));
    assert.equal((await applied())[0], LATE);
  });

  test('refuse refuses the run', async () => {
    await policy('refuse');
    const report = await command<Report>('staircase.runPending');
    assert.equal(report?.outcome, 'refused');
    assert.deepEqual(codes(report?.refusals), ['out-of-order']);
    assert.equal((await applied()).length, 3);
  });

  test('allow runs it and says nothing', async () => {
    await policy('allow');
    const report = await command<Report>('staircase.runPending');
    assert.equal(report?.outcome, 'done');
    assert.deepEqual(report?.warnings, []);
    assert.deepEqual(dialogs.said, []);
    assert.equal((await applied())[0], LATE);
  });
});

function codes(remarks: Report['warnings'] = []): string[] {
  return remarks.map(({ code }) => code);
}

async function policy(value: string | undefined): Promise<void> {
  await vscode.workspace
    .getConfiguration('staircase')
    .update('outOfOrder', value, vscode.ConfigurationTarget.Workspace);
}

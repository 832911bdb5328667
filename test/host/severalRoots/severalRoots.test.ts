import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { suite, suiteSetup, suiteTeardown, test } from 'mocha';
import * as vscode from 'vscode';
import type { Report } from '../../../src/engine/run/report.ts';
import type { ShownComparison } from '../../../src/extension/schema/showComparison.ts';
import type { Rehearsal } from '../../../src/rehearsal/rehearsal.ts';
import { lensesOf } from '../support/codeLenses.ts';
import { Dialogs } from '../support/dialogs.ts';
import { command, refresh } from '../support/extension.ts';
import { RecordedExplorer } from '../support/recordedExplorer.ts';

suite('A workspace of two roots', () => {
  const dialogs = new Dialogs();
  const [api = '', billing = ''] = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) =>
    join(uri.fsPath, 'crates', 'server', 'infrastructure', 'migrations'),
  );

  suiteSetup(() => assert.equal(vscode.workspace.workspaceFolders?.length, 2));
  suiteTeardown(() => dialogs.restore());

  test('shows each folder under the name of its root, with a database of its own', async () => {
    const { views, ledgers } = await refresh();
    assert.deepEqual(
      views.map(({ config }) => config.label),
      [
        'api/crates/server/infrastructure/migrations',
        'billing/crates/server/infrastructure/migrations',
      ],
    );
    assert.equal(ledgers.length, 2);
  });

  test('a command asks which folder is meant, and leaves the other alone', async () => {
    dialogs.pick('billing/crates/server/infrastructure/migrations');
    const report = await command<Report>('staircase.runPending');
    assert.equal(report?.outcome, 'done');
    assert.deepEqual(await pending(), { [api]: 5, [billing]: 0 });
  });

  test('a command on a folder asks nothing', async () => {
    const questions = dialogs.offered.length;
    await command('staircase.runTo', { folder: api, version: '20241221000000' });
    assert.equal(dialogs.offered.length, questions);
    assert.deepEqual(await pending(), { [api]: 4, [billing]: 0 });
  });

  test('a rehearsal is of one root, and the other has another of the same version', async function () {
    this.timeout(200_000);
    const version = '20241221000000';
    const subject = { folder: billing, version };
    const rehearsal = await command<Rehearsal>('staircase.rehearse', subject);
    assert.equal(rehearsal?.verdict, 'reversible');
    const [here] = await lensesOf(join(billing, `${version}_init_schema`, 'up.sql'));
    assert.match(here ?? '', /reversible · up/);
    const [other] = await lensesOf(join(api, `${version}_init_schema`, 'up.sql'));
    assert.equal(other, 'not rehearsed');
    const shown = await command<ShownComparison>('staircase.showSchemaChange', subject);
    assert.ok(shown, dialogs.said.join('\n'));
  });

  test('the Test Explorer has an item for each root, with its migrations below', async () => {
    const explorer = new RecordedExplorer();
    explorer.begin(await refresh());
    try {
      assert.deepEqual(explorer.labels(), [
        'api/crates/server/infrastructure/migrations',
        'billing/crates/server/infrastructure/migrations',
      ]);
    } finally {
      explorer.end();
    }
  });

  test('what is wrong in one root does not stop the other', async () => {
    const env = join(vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '', '.env');
    await writeFile(env, 'DATABASE_URL=postgres://me@127.0.0.1:1/app\n');
    const { views } = await refresh();
    assert.deepEqual(
      views.map(({ state }) => state.kind),
      ['unreachable', 'planned'],
    );
  });

  test('a root without migrations is offered for its first one beside the folders of the other', async () => {
    await rm(billing, { recursive: true });
    dialogs.pick('billing').type('db/migrations', 'first').pick('Blank');
    const written = await command<{ up: string }>('staircase.newMigration');
    assert.deepEqual(dialogs.offered.at(-2), [
      'api/crates/server/infrastructure/migrations',
      'billing',
    ]);
    const [, root] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(written?.up.startsWith(join(root?.uri.fsPath ?? '', 'db', 'migrations')));
  });
});

async function pending(): Promise<Record<string, number>> {
  const { views } = await refresh();
  return Object.fromEntries(
    views.map(({ config, state }) => [
      config.path,
      state.kind === 'planned'
        ? state.plan.entries.filter(
            (it) => it.state === 'pending' && it.migration?.folder === config.path,
          ).length
        : -1,
    ]),
  );
}

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setup, suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import type { Report } from '../../src/engine/run/report.ts';
import { applied, freshDatabase, script, tables, targetName } from './support/database.ts';
import { Dialogs } from './support/dialogs.ts';
import { command, refresh, states } from './support/extension.ts';
import {
  addFiles,
  fillWorkspace,
  migrationsPath,
  THREE,
  workspacePath,
} from './support/workspace.ts';

const DIESEL = `
  CREATE TABLE __diesel_schema_migrations (version varchar(50) PRIMARY KEY, run_on timestamp);
  INSERT INTO __diesel_schema_migrations VALUES ('20260101000001', now()), ('20260101000002', now());
  CREATE TABLE users (id bigint); CREATE TABLE posts (id bigint);`;

const RENAMED = 'ALTER TABLE _sqlx_migrations RENAME TO __sqlx_migrations';

suite(`A database that another tool has migrated, on ${targetName}`, () => {
  let dialogs: Dialogs;

  setup(async () => {
    await fillWorkspace(THREE);
    await freshDatabase();
    dialogs = new Dialogs();
  });
  teardown(() => dialogs.restore());

  test('the run is refused, and the tool and its table are named', async () => {
    await script(DIESEL);
    const report = await command<Report>('staircase.runPending');
    assert.equal(report?.outcome, 'refused');
    assert.match(dialogs.said.join('\n'), /__diesel_schema_migrations of Diesel lists 2 versions/);
    assert.deepEqual(await applied(), []);
  });

  test('Mark as Applied ticks what that table lists, writes rows, and runs nothing', async () => {
    await script(DIESEL);
    dialogs.pick('users', 'posts').press(`Mark on ${targetName}`);
    const report = await command<Report>('staircase.markApplied');
    assert.equal(report?.outcome, 'done', dialogs.said.join('\n'));
    assert.deepEqual(await applied(), ['20260101000001', '20260101000002']);
    assert.equal((await command<Report>('staircase.runPending'))?.outcome, 'done');
    assert.deepEqual(await tables(), ['__diesel_schema_migrations', 'notes', 'posts', 'users']);
  });

  test("Use That Table takes a table of sqlx's shape as the ledger", async () => {
    await command('staircase.runPending');
    await script(RENAMED);
    assert.equal((await command<Report>('staircase.runPending'))?.outcome, 'refused');
    assert.equal(await command('staircase.useForeignLedger'), 'public.__sqlx_migrations');
    assert.deepEqual(Object.values(await states()), ['applied', 'applied', 'applied']);
    assert.equal(ledgerTable().globalValue, undefined);
    await forget();
  });

  test("Use That Table leaves the person's own settings alone", async () => {
    await configure('_own_migrations', vscode.ConfigurationTarget.Global);
    await command('staircase.runPending');
    await script('ALTER TABLE _own_migrations RENAME TO __sqlx_migrations');
    await command('staircase.useForeignLedger');
    assert.equal(ledgerTable().globalValue, '_own_migrations');
    assert.deepEqual(Object.values(await states()), ['applied', 'applied', 'applied']);
    await configure(undefined, vscode.ConfigurationTarget.Global);
    await forget();
  });

  test('Use That Table names the ledger of one folder of several in a sqlx.toml of its own', async () => {
    await command('staircase.runPending');
    await script(RENAMED);
    await addFiles({ 'billing/migrations/20260101000009_bills/up.sql': 'SELECT 1;\n' });
    dialogs.press('Create sqlx.toml');
    await command('staircase.useForeignLedger', { folder: migrationsPath() });
    assert.equal(ledgerTable().workspaceValue, undefined);
    assert.match(await readFile(migrationsPath('sqlx.toml'), 'utf8'), /table-name = .*sqlx_migr/);
    const { views } = await refresh();
    assert.deepEqual(
      views.map(({ config }) => [config.label, config.ledgerName]),
      [
        ['billing/migrations', '_sqlx_migrations'],
        ['migrations', 'public.__sqlx_migrations'],
      ],
    );
    assert.deepEqual((await states())['20260101000001'], 'applied');
  });

  test('Use That Table leaves a sqlx.toml as it is, opens it, and says which line to add', async () => {
    await command('staircase.runPending');
    await script(RENAMED);
    await addFiles({
      'sqlx.toml': '[migrate]\n',
      'billing/migrations/20260101000009_bills/up.sql': 'SELECT 1;\n',
    });
    dialogs.press('Open sqlx.toml');
    await command('staircase.useForeignLedger', { folder: migrationsPath() });
    assert.match(dialogs.said.join('\n'), /table-name = "public\.__sqlx_migrations"/);
    assert.equal(
      vscode.window.activeTextEditor?.document.uri.fsPath,
      join(workspacePath(), 'sqlx.toml'),
    );
  });

  test('tables that a pending migration would create are named before it runs', async () => {
    await script('CREATE TABLE users (id bigint)');
    const report = await command<Report>('staircase.runPending');
    assert.deepEqual(
      report?.refusals.map(({ code }) => code),
      ['existing-table'],
    );
    assert.match(dialogs.said.join('\n'), /public\.users/);
    assert.equal((await refresh()).ledgers[0]?.foreign?.tables.length, 1);
  });
});

function ledgerTable() {
  return vscode.workspace.getConfiguration('staircase').inspect('ledgerTable') ?? { key: '' };
}

async function configure(value: unknown, home: vscode.ConfigurationTarget): Promise<void> {
  await vscode.workspace.getConfiguration('staircase').update('ledgerTable', value, home);
}

/** In a window of one root the workspace's settings are those of the root. */
async function forget(): Promise<void> {
  await configure(undefined, vscode.ConfigurationTarget.Workspace);
}

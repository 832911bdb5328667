import assert from 'node:assert/strict';
import { setup, suite, suiteSetup, suiteTeardown, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import type { ShownComparison } from '../../src/extension/schema/showComparison.ts';
import { freshDatabase, script, targetName } from './support/database.ts';
import { Dialogs } from './support/dialogs.ts';
import { command, refresh } from './support/extension.ts';
import { fillWorkspace, migrationsPath } from './support/workspace.ts';

const [ORDERS, STATE, ROWS, BAD] = [1n, 2n, 3n, 4n].map((it) => `${20260301000000n + it}`);

const FILES: Readonly<Record<string, string>> = {
  [`migrations/${ORDERS}_orders/up.sql`]: 'CREATE TABLE orders (id bigint PRIMARY KEY);\n',
  [`migrations/${ORDERS}_orders/down.sql`]: 'DROP TABLE orders;\n',
  [`migrations/${STATE}_state/up.sql`]: 'ALTER TABLE orders ADD COLUMN state text;\n',
  [`migrations/${STATE}_state/down.sql`]: 'ALTER TABLE orders DROP COLUMN state;\n',
  [`migrations/${ROWS}_rows/up.sql`]: 'INSERT INTO orders (id) VALUES (1);\n',
  [`migrations/${ROWS}_rows/down.sql`]: 'DELETE FROM orders;\n',
};

/** What a new database has in it; one that was emptied has not. */
const AS_MADE = `ALTER SCHEMA public OWNER TO pg_database_owner;
  GRANT USAGE ON SCHEMA public TO PUBLIC;
  COMMENT ON SCHEMA public IS 'standard public schema'`;

suite(`Schemas, on ${targetName}`, function () {
  this.timeout(200_000);
  let dialogs: Dialogs;
  const folder = migrationsPath();

  suiteSetup(async () => {
    await fillWorkspace(FILES);
    await refresh();
    await freshDatabase();
    await script(AS_MADE);
  });
  setup(() => {
    dialogs = new Dialogs();
  });
  teardown(() => dialogs.restore());
  suiteTeardown(freshDatabase);

  test('Show Schema Change shows the schema before a migration, and after it', async () => {
    const shown = await command<ShownComparison>('staircase.showSchemaChange', {
      folder,
      version: STATE ?? '',
    });
    assert.ok(shown, dialogs.said.join('\n'));
    const [before, after] = [await textOf(shown.left), await textOf(shown.right)];
    assert.doesNotMatch(before, /state text/);
    assert.equal(after.replace(/,\n {4}state text/, ''), before);
    assert.deepEqual(diffShown(), {
      label: `Schema change of ${STATE} state`,
      original: shown.left.toString(),
      modified: shown.right.toString(),
    });
  });

  test('where nothing changes it says so', async () => {
    const shown = await command('staircase.showSchemaChange', { folder, version: ROWS ?? '' });
    assert.equal(shown, undefined);
    assert.deepEqual(dialogs.said, [`The migration ${ROWS} rows changes nothing in the schema.`]);
  });

  test('Show Schema at a version that is picked, or before all', async () => {
    dialogs.pick('orders');
    await command('staircase.showSchemaAt', { folder });
    assert.match(vscode.window.activeTextEditor?.document.getText() ?? '', /CREATE TABLE public/);
    dialogs.pick('Empty database');
    await command('staircase.showSchemaAt', { folder });
    const document = vscode.window.activeTextEditor?.document;
    assert.doesNotMatch(document?.getText() ?? '', /CREATE TABLE/);
    assert.equal(document?.languageId, 'sql');
    assert.deepEqual(dialogs.offered[0], ['rows', 'state', 'orders', 'Empty database']);
  });

  test('Compare Schemas of a version and the database, whose ledger is left out', async () => {
    await command('staircase.runPending');
    dialogs.pick(targetName);
    await command('staircase.compareSchemas', { folder, version: ROWS ?? '' });
    assert.match(dialogs.said.at(-1) ?? '', /^The schemas of \d+ and .+ are the same\.$/);
    await script('CREATE INDEX by_hand ON orders (state)');
    dialogs.pick('rows').pick(targetName);
    const shown = await command<ShownComparison>('staircase.compareSchemas', { folder });
    assert.ok(shown, dialogs.said.join('\n'));
    assert.doesNotMatch(await textOf(shown.left), /by_hand/);
    assert.match(await textOf(shown.right), /CREATE INDEX by_hand ON public\.orders/);
  });

  test('a migration that does not run is named, with what to do', async () => {
    const path = `migrations/${BAD}_bad/up.sql`;
    await fillWorkspace({ ...FILES, [path]: 'CREATE TABLE broken (id nothing);\n' });
    await refresh();
    await command('staircase.showSchemaChange', { folder, version: BAD ?? '' });
    await dialogs.saying(/type "nothing" does not exist Check the name/);
  });
});

async function textOf(uri: vscode.Uri): Promise<string> {
  return (await vscode.workspace.openTextDocument(uri)).getText();
}

function diffShown() {
  const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
  const { input, label } = tab ?? {};
  assert.ok(input instanceof vscode.TabInputTextDiff);
  return { label, original: input.original.toString(), modified: input.modified.toString() };
}

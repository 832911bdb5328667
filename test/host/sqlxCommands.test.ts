import assert from 'node:assert/strict';
import { readFile, readlink } from 'node:fs/promises';
import { setup, suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { applied, freshDatabase, isOnServer, targetName } from './support/database.ts';
import { Dialogs } from './support/dialogs.ts';
import { command } from './support/extension.ts';
import { addFiles, fillWorkspace, migrationsPath, THREE } from './support/workspace.ts';

const FLAT = {
  'db/20260101000001_users.up.sql': 'CREATE TABLE users (id bigint);\n',
  'db/20260101000001_users.down.sql': 'DROP TABLE users;\n',
};
const SECOND = '20260101000002';
const ANY = /^Copied\. It goes to DATABASE_URL, not to the built-in database\.$/;

suite(`Beside sqlx on ${targetName}`, () => {
  let dialogs: Dialogs;

  setup(async () => {
    await fillWorkspace(THREE);
    await freshDatabase();
    dialogs = new Dialogs();
  });
  teardown(async () => {
    dialogs.restore();
    await folders(undefined);
  });

  test('Link for sqlx makes the folder that it reads, and says where it is', async () => {
    await command('staircase.linkForSqlx');
    assert.match(dialogs.said.join('\n'), /sqlx finds 6 scripts in migrations\/\.sqlx\./);
    const link = migrationsPath('.sqlx', `${SECOND}_posts.up.sql`);
    assert.equal(await readlink(link), `../${SECOND}_posts/up.sql`);
    assert.equal(await readFile(link, 'utf8'), THREE[`migrations/${SECOND}_posts/up.sql`]);
  });

  test('Link for sqlx lists what sqlx would make of a migration otherwise', async () => {
    await addFiles({
      [`migrations/${SECOND}_posts/metadata.toml`]: 'run_in_transaction = false\n',
    });
    await command('staircase.linkForSqlx');
    assert.match(dialogs.said.join('\n'), /sqlx would run .* in a transaction/);
    const path = migrationsPath(`${SECOND}_posts`, 'up.sql');
    const [found] = vscode.languages.getDiagnostics(vscode.Uri.file(path));
    assert.equal(found?.severity, vscode.DiagnosticSeverity.Warning);
  });

  test('Link for sqlx leaves a folder of files as it is', async () => {
    await fillWorkspace(FLAT);
    await folders(['db']);
    assert.equal(await command('staircase.linkForSqlx'), undefined);
    assert.match(dialogs.said.join('\n'), /sqlx reads db as it is/);
  });

  test('Copy as sqlx Command asks which, and says that the links are not there yet', async () => {
    dialogs.pick('Run everything pending').press('Link for sqlx');
    const line = 'sqlx migrate run --source migrations/.sqlx';
    assert.equal(await command('staircase.copySqlxCommand'), line);
    assert.equal(await vscode.env.clipboard.readText(), line);
    assert.match(dialogs.said.join('\n'), /migrations\/\.sqlx, which it reads, is not up to date/);
    await dialogs.saying(/sqlx finds 6 scripts/);
  });

  test('Copy as sqlx Command on a migration has its version, and no URL', async () => {
    await command('staircase.linkForSqlx');
    await command('staircase.refresh');
    dialogs.said.length = 0;
    dialogs.pick('Run up to here');
    const subject = { folder: migrationsPath(), version: SECOND };
    assert.equal(
      await command('staircase.copySqlxCommand', subject),
      `sqlx migrate run --target-version ${SECOND} --source migrations/.sqlx`,
    );
    if (isOnServer) assert.deepEqual(dialogs.said, []);
    else assert.match(dialogs.said.join('\n'), ANY);
  });

  test('Copy as sqlx Command reads a folder of files as it is, with its own sqlx.toml', async () => {
    await fillWorkspace({ ...FLAT, 'db/sqlx.toml': '[migrate]\ntable-name = "applied"\n' });
    await folders(['db']);
    dialogs.pick('Show the state');
    assert.equal(
      await command('staircase.copySqlxCommand'),
      'sqlx migrate info --source db --config db/sqlx.toml',
    );
  });

  test('Copy as staircase Command names the database that the variable does not', async () => {
    await command('staircase.runPending');
    dialogs.pick('Redo the newest');
    const subject = { folder: migrationsPath(), version: '20260101000003' };
    const target = isOnServer ? '' : ' --target built-in';
    assert.equal(
      await command('staircase.copyStaircaseCommand', subject),
      `staircase migrate redo --source migrations${target}`,
    );
    assert.equal((await applied()).length, 3);
  });
});

async function folders(value: readonly string[] | undefined): Promise<void> {
  await vscode.workspace
    .getConfiguration('staircase')
    .update('folders', value, vscode.ConfigurationTarget.Workspace);
}

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setup, suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import type { TargetEntry } from '../../src/config/targetEntry.ts';
import type { DatabaseCheck } from '../../src/engine/database/databaseCheck.ts';
import type { Report } from '../../src/engine/run/report.ts';
import {
  applied,
  databaseUrl,
  freshDatabase,
  isOnServer,
  query,
  script,
} from './support/database.ts';
import { Dialogs } from './support/dialogs.ts';
import { command, refresh } from './support/extension.ts';
import {
  addFiles,
  fillWorkspace,
  migrationsPath,
  THREE,
  workspacePath,
} from './support/workspace.ts';

const SETTINGS = '.vscode/settings.json';

suite('Targets', () => {
  let dialogs: Dialogs;
  let environment: string | undefined;

  setup(async () => {
    await fillWorkspace(THREE);
    await freshDatabase();
    environment = process.env['DATABASE_URL'];
    dialogs = new Dialogs();
  });
  teardown(async () => {
    dialogs.restore();
    if (environment !== undefined) process.env['DATABASE_URL'] = environment;
    dialogs.pick('As configured');
    await offer([]);
  });

  test('the environment comes before .env, .env before the built-in database', async () => {
    await addFiles({ '.env': 'DATABASE_URL=postgres://me@db.invalid/file\n' });
    assert.equal(await targetName(), isOnServer ? 'local' : 'db.invalid/file');
    delete process.env['DATABASE_URL'];
    assert.equal(await targetName(), 'db.invalid/file');
    await fillWorkspace(THREE);
    assert.equal(await targetName(), 'built-in');
  });

  test('a database that cannot be reached says host, why and what to try, never the password', async () => {
    process.env['DATABASE_URL'] = 'postgres://me:s3cret@127.0.0.1:1/nowhere';
    await command('staircase.runPending');
    const said = dialogs.said.join('\n');
    assert.match(said, /127\.0\.0\.1/);
    assert.doesNotMatch(said, /s3cret/);
    if (!isOnServer) delete process.env['DATABASE_URL'];
  });

  test('Select Target offers what the settings name, is remembered, and goes back to what is configured', async () => {
    await offer([{ name: 'staging', url: 'postgres://me@db.invalid/app' }]);
    dialogs.pick('staging');
    assert.equal(await command('staircase.selectTarget'), 'staging');
    assert.equal(await targetName(), 'staging');
    dialogs.pick('built-in');
    await command('staircase.selectTarget');
    assert.equal(await targetName(), 'built-in');
    dialogs.pick('As configured');
    await command('staircase.selectTarget');
    assert.equal(await targetName(), isOnServer ? 'local' : 'built-in');
  });

  test('Add Target moves the password out of the URL, Remove Target takes the entry away', async () => {
    dialogs
      .type('postgres://me:s3cret@db.invalid/app', 'staging')
      .pick('guarded')
      .pick('This workspace');
    const entry = await command<TargetEntry>('staircase.addTarget');
    assert.deepEqual(entry, {
      name: 'staging',
      url: 'postgres://me@db.invalid/app',
      role: 'guarded',
    });
    const settings = await readFile(join(workspacePath(), SETTINGS), 'utf8');
    assert.match(settings, /db\.invalid/);
    assert.doesNotMatch(settings, /s3cret/);
    assert.equal(await passwordOf('staging'), 's3cret');
    dialogs.pick('staging');
    await command('staircase.removeTarget');
    assert.deepEqual(vscode.workspace.getConfiguration('staircase').get('targets'), []);
  });

  test('entries that cannot be used stay as they are when one is added or removed', async () => {
    const typo = { name: 'typo', url: 'postgres://me@db.invalid/app', role: 'productoin' };
    const twice = { name: 'staging', url: 'postgres://me@db.invalid/other' };
    await offer([typo, { name: 'staging', url: 'postgres://me@db.invalid/app' }, twice]);
    dialogs.type('postgres://me:x@db.invalid/new', 'new').pick('guarded');
    await command('staircase.addTarget');
    assert.deepEqual(names(), ['typo', 'staging', 'staging', 'new']);
    dialogs.pick('new');
    await command('staircase.removeTarget');
    assert.deepEqual(names(), ['typo', 'staging', 'staging']);
    dialogs.pick('typo');
    await command('staircase.removeTarget');
    assert.deepEqual(names(), ['staging', 'staging']);
  });

  test('a list of targets that is none is not written over', async () => {
    await offer({ staging: 'postgres://me@db.invalid/app' });
    assert.equal(await command('staircase.addTarget'), undefined);
    assert.equal(await command('staircase.removeTarget'), undefined);
    assert.match(dialogs.said.join('\n'), /staircase\.targets is not a list/);
    assert.deepEqual(written(), { staging: 'postgres://me@db.invalid/app' });
  });

  test('Add Target says while it is typed what is wrong with a URL or a name', async () => {
    dialogs.type('mysql://me@db/app');
    assert.equal(await command('staircase.addTarget'), undefined);
    dialogs.type('postgres://me:x@db.invalid/app', 'built-in');
    assert.equal(await command('staircase.addTarget'), undefined);
    assert.equal(dialogs.objections.length, 2);
  });

  test('an entry of the settings that cannot be used is said, once, without its password', async () => {
    await offer([{ name: 'leaky', url: 'postgres://me:s3cret@db.invalid/app' }]);
    await refresh();
    await refresh();
    const said = dialogs.said.filter((text) => /leaky/.test(text));
    assert.equal(said.length, 1);
    assert.doesNotMatch(said.join(), /s3cret/);
  });

  if (isOnServer) {
    test('a guarded target asks before a run and wants its name typed before a revert', async () => {
      await offer([{ name: 'staging', url: currentUrl(), role: 'guarded' }]);
      assert.equal(await command('staircase.runPending'), undefined);
      assert.match(dialogs.said.join('\n'), /Run 3 migrations on staging\?/);
      assert.deepEqual(await applied(), []);
      dialogs.press('Run on staging');
      assert.equal((await command<Report>('staircase.runPending'))?.outcome, 'done');
      dialogs.press('Revert on staging').type('stagin');
      assert.equal(await command('staircase.revertLast'), undefined);
      dialogs.press('Revert on staging').type('staging');
      assert.equal((await command<Report>('staircase.revertLast'))?.outcome, 'done');
      assert.equal((await applied()).length, 2);
    });

    test('production refuses a reset', async () => {
      await command('staircase.runPending');
      await offer([{ name: 'live', url: currentUrl(), role: 'production' }]);
      assert.equal(await command('staircase.reset'), undefined);
      assert.match(dialogs.said.join('\n'), /Reset is refused on live/);
      assert.equal((await applied()).length, 3);
    });

    test('a folder that shares a ledger runs as its own user, not as its neighbour', async () => {
      await script('CREATE ROLE neighbour LOGIN SUPERUSER');
      const url = currentUrl();
      await addFiles({
        'b/migrations/20260101000004_tags/up.sql': 'CREATE TABLE tags (id bigint PRIMARY KEY);\n',
        '.env': `DATABASE_URL=${url}\n`,
        'b/.env': `DATABASE_URL=${asUser(url, 'neighbour')}\n`,
      });
      delete process.env['DATABASE_URL'];
      const folder = join(workspacePath(), 'b', 'migrations');
      assert.equal((await command<Report>('staircase.runPending', { folder }))?.outcome, 'done');
      process.env['DATABASE_URL'] = url;
      assert.deepEqual(await query(`SELECT tableowner FROM pg_tables WHERE tablename = 'tags'`), [
        { tableowner: 'neighbour' },
      ]);
      assert.deepEqual(await applied(), ['20260101000004']);
    });

    test('a wrong password is said and not shown, and the right one connects', async () => {
      // The one role that this server asks for its password.
      await script(`CREATE ROLE with_password LOGIN PASSWORD 'right'`);
      const url = currentUrl();
      process.env['DATABASE_URL'] = asUser(url, 'with_password', 's3cret');
      assert.equal(await command('staircase.checkDatabase'), undefined);
      const said = dialogs.said.join('\n');
      assert.match(said, /does not accept the password for with_password/);
      assert.doesNotMatch(said, /s3cret/);
      process.env['DATABASE_URL'] = asUser(url, 'with_password', 'right');
      const found = await command<DatabaseCheck>('staircase.checkDatabase');
      assert.deepEqual([found?.role, found?.ledger.rows], ['with_password', undefined]);
    });

    test('an unknown database is named', async () => {
      process.env['DATABASE_URL'] = databaseUrl('no_such_database');
      await command('staircase.checkDatabase');
      assert.match(dialogs.said.join('\n'), /no_such_database/);
    });
  }
});

/** Waits until the extension has read the settings anew. */
async function offer(targets: readonly unknown[] | object): Promise<void> {
  const value = Array.isArray(targets) && targets.length === 0 ? undefined : targets;
  await vscode.workspace
    .getConfiguration('staircase')
    .update('targets', value, vscode.ConfigurationTarget.Workspace);
}

function written(): unknown {
  return vscode.workspace.getConfiguration('staircase').inspect('targets')?.workspaceValue;
}

function names(): string[] {
  return (written() as { name: string }[]).map(({ name }) => name);
}

function currentUrl(): string {
  return process.env['DATABASE_URL'] ?? '';
}

function asUser(url: string, name: string, password = ''): string {
  return Object.assign(new URL(url), { username: name, password }).href;
}

async function targetName(): Promise<string | undefined> {
  const { views } = await refresh();
  const view = views.find(({ config }) => config.path === migrationsPath());
  return view?.config.target.kind === 'target' ? view.config.target.target.name : undefined;
}

/** The password that a connection to this target would be made with. */
async function passwordOf(name: string): Promise<string | undefined> {
  const dialogs = new Dialogs().pick(name).pick('As configured');
  await command('staircase.selectTarget');
  const { views } = await refresh();
  await command('staircase.selectTarget');
  dialogs.restore();
  const target = views[0]?.config.target;
  if (target?.kind !== 'target' || target.target.kind !== 'server') return undefined;
  return target.target.connection.password;
}

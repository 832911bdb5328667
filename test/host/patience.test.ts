import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { once as onceEmitted } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { setup, suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { installedEnvironment } from '../../src/database/connect/installedEnvironment.ts';
import type { Report } from '../../src/engine/run/report.ts';
import { applied, freshDatabase, isOnServer, targetName, withSession } from './support/database.ts';
import { Dialogs } from './support/dialogs.ts';
import { command, extensionPath, refresh } from './support/extension.ts';
import {
  addFiles,
  fillWorkspace,
  migrationsPath,
  THREE,
  workspacePath,
} from './support/workspace.ts';

const ALL = ['20260101000001', '20260101000002', '20260101000003'];

suite(`Databases that do not answer, on ${targetName}`, () => {
  let dialogs: Dialogs;

  setup(async () => {
    await fillWorkspace(THREE);
    await freshDatabase();
    dialogs = new Dialogs();
  });
  teardown(() => dialogs.restore());

  if (isOnServer) {
    test('a ledger that somebody locks is told, with who it is, and the tree keeps the files', async () => {
      await command('staircase.runPending');
      await withSession(async (holder) => {
        await holder.script('BEGIN; LOCK TABLE _sqlx_migrations');
        const { views } = await refresh();
        const [view] = views;
        assert.ok(view?.state.kind === 'unreachable');
        const { message } = view.state.reason;
        assert.match(
          message,
          new RegExp(`_sqlx_migrations is locked: held by pid ${holder.processId}`),
        );
        assert.equal(view.disk.migrations.length, 3);
      });
    });

    test('Cancel ends the reading of a locked ledger, and a run with it', async () => {
      await command('staircase.runPending');
      await withSession(async (holder) => {
        await holder.script('BEGIN; LOCK TABLE _sqlx_migrations');
        const running = command<Report>('staircase.runPending');
        const cancel = await dialogs.progress(/reading the ledger/);
        cancel();
        assert.equal(await running, undefined);
        assert.deepEqual(dialogs.said, []);
      });
    });
  } else {
    test("a run, a new migration and an open file wait for no other folder's dead host", async () => {
      const host = await silentHost();
      try {
        await addFiles({
          'dead/migrations/20260101000009_far/up.sql': 'SELECT 1;\n',
          'dead/.env': `DATABASE_URL=postgres://me@127.0.0.1:${host.port}/app?connect_timeout=0\n`,
        });
        const report = await command<Report>('staircase.runPending', { folder: migrationsPath() });
        assert.equal(report?.outcome, 'done');
        const far = {
          folder: join(workspacePath(), 'dead', 'migrations'),
          version: '20260101000009',
        };
        await command('staircase.openUp', far);
        assert.match(
          vscode.window.activeTextEditor?.document.uri.fsPath ?? '',
          /20260101000009_far/,
        );
        await command('staircase.copyVersion', far);
        assert.equal(await vscode.env.clipboard.readText(), far.version);
        dialogs.type('new one').pick('Blank');
        assert.ok(await command('staircase.newMigration', { folder: far.folder }));
      } finally {
        host.close();
      }
    });

    test("another window's run is told with its process, and nobody waits for it", async () => {
      await command('staircase.runTo', { folder: migrationsPath(), version: ALL[0] ?? '' });
      const other = await otherRun();
      try {
        assert.equal(await command('staircase.runPending'), undefined);
        assert.match(
          dialogs.said.join('\n'),
          new RegExp(`Another window is running a migration.*pid ${other.pid}`),
        );
        const { views } = await refresh();
        assert.equal(views[0]?.state.kind, 'unreachable');
      } finally {
        other.send('go');
        await onceEmitted(other, 'exit');
      }
      assert.equal((await command<Report>('staircase.runPending'))?.outcome, 'done');
      assert.deepEqual(await applied(), ALL);
    });
  }
});

/** A host that takes connections and says nothing. */
async function silentHost(): Promise<{ readonly port: number; readonly close: () => void }> {
  const sockets: Socket[] = [];
  const server: Server = createServer((socket) => sockets.push(socket));
  server.listen(0, '127.0.0.1');
  await onceEmitted(server, 'listening');
  const close = () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  return { port: (server.address() as AddressInfo).port, close };
}

async function otherRun(): Promise<ChildProcess> {
  const { serverScript, dataRoot } = installedEnvironment(extensionPath(), process.env).builtIn;
  const entry = join(extensionPath(), 'test', 'host', 'support', 'otherRun.ts');
  const child = fork(entry, [workspacePath(), serverScript, dataRoot], { execArgv: [] });
  const [said] = await onceEmitted(child, 'message');
  assert.equal(said, 'running');
  return child;
}

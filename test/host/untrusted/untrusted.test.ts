import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';
import { createServer } from 'node:net';
import { suite, suiteSetup, suiteTeardown, test } from 'mocha';
import * as vscode from 'vscode';
import type { CommandId } from '../../../src/protocol/commands.ts';
import { Dialogs } from '../support/dialogs.ts';
import { command, refresh } from '../support/extension.ts';
import { addFiles, workspacePath } from '../support/workspace.ts';

const CONNECTING: readonly CommandId[] = [
  ...(['staircase.runPending', 'staircase.revertLast', 'staircase.reset'] as const),
  ...(['staircase.markApplied', 'staircase.repair', 'staircase.verify'] as const),
  ...(['staircase.resume', 'staircase.undo'] as const),
];

suite('A workspace that is not trusted', () => {
  const dialogs = new Dialogs();
  let server: Server;
  let connections = 0;

  suiteSetup(async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    server = createServer((socket) => {
      connections += 1;
      socket.destroy();
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    process.env['DATABASE_URL'] = `postgres://me@127.0.0.1:${port}/app`;
    await addFiles({ '.env': 'DATABASE_URL=postgres://broken:line' });
  });
  suiteTeardown(() => {
    dialogs.restore();
    server.close();
  });

  test('has no target, though the environment and .env name one', async () => {
    const { views, ledgers } = await refresh();
    assert.deepEqual(
      views.map(({ state, config }) => [state.kind, config.target.kind]),
      [['untrusted', 'untrusted']],
    );
    assert.deepEqual(ledgers, []);
  });

  test('runs and reverts nothing, and says why', async () => {
    for (const id of CONNECTING) {
      assert.equal(await command(id), undefined);
      assert.match(dialogs.said.pop() ?? '', /not trusted/);
    }
  });

  test('has no database checked', async () => {
    assert.equal(await command('staircase.checkDatabase'), undefined);
    assert.match(dialogs.said.pop() ?? '', /not trusted/);
  });

  test('runs no migration to see its schema', async () => {
    const { views } = await refresh();
    const [migration] = views[0]?.disk.migrations ?? [];
    assert.ok(migration);
    const subject = { folder: migration.folder, version: `${migration.version}` };
    for (const id of ['staircase.showSchemaChange', 'staircase.showSchemaAt'] as const) {
      assert.equal(await command(id, subject), undefined);
      assert.match(dialogs.said.pop() ?? '', /not trusted/);
    }
  });

  test('has not been connected to anything, nor has its .env been a problem', () => {
    assert.equal(connections, 0);
    const found = vscode.languages.getDiagnostics().flatMap(([, diagnostics]) => diagnostics);
    assert.deepEqual(
      found.map(({ message }) => message),
      [],
      workspacePath(),
    );
  });
});

import assert from 'node:assert/strict';
import { setup, suite, suiteSetup, suiteTeardown, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import type { Plan } from '../../src/engine/plan/plan.ts';
import type { Validation } from '../../src/engine/plan/validate.ts';
import { applied, freshDatabase, tables, targetName } from './support/database.ts';
import { Dialogs } from './support/dialogs.ts';
import { command } from './support/extension.ts';
import { fillWorkspace, migrationsPath, THREE } from './support/workspace.ts';

const SECOND = { version: '20260101000002' };

suite(`Looking without touching on ${targetName}`, () => {
  let dialogs: Dialogs;

  suiteSetup(() => fillWorkspace(THREE));
  setup(async () => {
    await freshDatabase();
    dialogs = new Dialogs();
  });
  teardown(() => dialogs.restore());
  suiteTeardown(async () => assert.deepEqual(await tables(), []));

  test('Show Plan shows the SQL of a run, in order, in a document that cannot be edited', async () => {
    dialogs.pick('Run Pending');
    const plan = await command<Plan>('staircase.showPlan');
    assert.equal(plan?.steps.length, 3);
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.uri.scheme, 'staircase-plan');
    assert.equal(document?.languageId, 'sql');
    const text = document?.getText() ?? '';
    const places = ['users', 'posts', 'notes'].map((it) =>
      text.indexOf(`CREATE TABLE IF NOT EXISTS ${it} `),
    );
    assert.ok(
      places.every((place, index) => place > (places[index - 1] ?? 0)),
      text,
    );
    assert.deepEqual(await applied(), []);
  });

  test('Show Plan on a migration shows what running up to it would do', async () => {
    const plan = await command<Plan>('staircase.showPlan', { folder: migrationsPath(), ...SECOND });
    assert.deepEqual(
      plan?.steps.map(({ migration }) => migration.version),
      [20260101000001n, 20260101000002n],
    );
  });

  test('Show Plan of a reset shows the scripts that go back, newest first', async () => {
    await command('staircase.runPending');
    dialogs.pick('Reset');
    const plan = await command<Plan>('staircase.showPlan');
    assert.deepEqual(
      plan?.steps.map(({ direction }) => direction),
      ['down', 'down', 'down'],
    );
    assert.equal((await applied()).length, 3);
    await freshDatabase();
  });

  test('Show Plan offers every run and revert, and asks for the migration where one is needed', async () => {
    await command('staircase.runTo', { folder: migrationsPath(), ...SECOND });
    dialogs.pick('Revert Down to...').pick('users');
    const plan = await command<Plan>('staircase.showPlan');
    assert.deepEqual(dialogs.offered, [
      ['Run Pending', 'Run Up to...', 'Revert Last', 'Revert Down to...', 'Redo Last', 'Reset'],
      ['users', 'posts'],
    ]);
    assert.deepEqual(
      plan?.steps.map(({ migration, direction }) => [migration.version, direction]),
      [[20260101000002n, 'down']],
    );
    dialogs.pick('Run Up to...').pick('notes');
    assert.equal((await command<Plan>('staircase.showPlan'))?.intent.kind, 'run-to');
    await freshDatabase();
  });

  test('Show Plan saves nothing, and says which open file is not as on disk', async () => {
    const path = migrationsPath('20260101000002_posts', 'up.sql');
    const { document, edit } = await vscode.window.showTextDocument(vscode.Uri.file(path));
    await edit((change) => change.insert(new vscode.Position(0, 0), '-- typed\n'));
    await command<Plan>('staircase.showPlan', { folder: migrationsPath() });
    const text = vscode.window.activeTextEditor?.document.getText() ?? '';
    assert.ok(text.includes(`-- UNSAVED: ${path}`), text);
    assert.doesNotMatch(text, /-- typed/);
    assert.equal(document.isDirty, true);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  test('Validate counts what is applied and what is pending, in one line', async () => {
    await command('staircase.runTo', { folder: migrationsPath(), ...SECOND });
    const validation = await command<Validation>('staircase.validate');
    assert.equal(validation?.applied, 2);
    assert.equal(validation?.pending, 1);
    assert.equal(validation?.isValid, false);
    assert.match(dialogs.said.join('\n'), new RegExp(`${targetName}: Not valid: 2 of 3 applied`));
    await freshDatabase();
  });

  test('Open up.sql and Open down.sql open the files', async () => {
    await command('staircase.openUp', { folder: migrationsPath(), ...SECOND });
    assert.equal(activePath(), migrationsPath('20260101000002_posts', 'up.sql'));
    await command('staircase.openDown', { folder: migrationsPath(), ...SECOND });
    assert.equal(activePath(), migrationsPath('20260101000002_posts', 'down.sql'));
  });

  test('Open up.sql asks which, when called from the palette', async () => {
    dialogs.pick('notes');
    await command('staircase.openUp');
    assert.equal(activePath(), migrationsPath('20260101000003_notes', 'up.sql'));
  });

  test('Copy Version puts the version on the clipboard', async () => {
    await command('staircase.copyVersion', { folder: migrationsPath(), ...SECOND });
    assert.equal(await vscode.env.clipboard.readText(), SECOND.version);
  });

  test('Show Log and Cancel do nothing worse than that', async () => {
    await command('staircase.showLog');
    await command('staircase.cancel');
    assert.deepEqual(dialogs.said, []);
  });
});

function activePath(): string | undefined {
  return vscode.window.activeTextEditor?.document.uri.fsPath;
}

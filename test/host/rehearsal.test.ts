import assert from 'node:assert/strict';
import { setup, suite, test } from 'mocha';
import * as vscode from 'vscode';
import type { Subject } from '../../src/protocol/commands.ts';
import type { Rehearsal } from '../../src/rehearsal/rehearsal.ts';
import { lensesOf } from './support/codeLenses.ts';
import { databaseUrl, isOnServer, query } from './support/database.ts';
import { Dialogs } from './support/dialogs.ts';
import { command, refresh } from './support/extension.ts';
import { apply, foundIn, offeredFor, untilFound } from './support/findings.ts';
import { fillWorkspace, migrationsPath } from './support/workspace.ts';

const RULE = 'not-reversed';
const UP = 'ALTER TABLE orders ADD COLUMN state text;\nCREATE INDEX late ON orders (id);\n';
const ACTIONS = ['Rehearse', 'Show schema change', 'Run'];
/** Runs only in a database that was made for a rehearsal. */
const ON_SERVER = `DO $$ BEGIN
  IF current_database() NOT LIKE 'staircase\\_rehearsal%' THEN RAISE 'elsewhere'; END IF;
END $$;\n`;
const DOWN = 'ALTER TABLE orders DROP COLUMN state;\n';

suite('Rehearsal', function () {
  this.timeout(200_000);
  let [count, first, up, down] = [0, '', '', ''];
  const subject = () => ({ folder: migrationsPath(), version: `2026010200000${count}` });

  /** Of paths that no editor has had open before: what is on disk there counts. */
  setup(async () => {
    count += 1;
    const [orders, late] = [`2026010100000${count}_orders`, `2026010200000${count}_late`];
    first = migrationsPath(orders, 'up.sql');
    [up, down] = [migrationsPath(late, 'up.sql'), migrationsPath(late, 'down.sql')];
    await fillWorkspace({
      [`migrations/${orders}/up.sql`]: 'CREATE TABLE orders (id bigint PRIMARY KEY);\n',
      [`migrations/${orders}/down.sql`]: 'DROP TABLE orders;\n',
      [`migrations/${late}/up.sql`]: UP,
      [`migrations/${late}/down.sql`]: DOWN,
    });
    await refresh();
  });

  test('what is saved is rehearsed, and a quick fix adds what down.sql forgets', async () => {
    await save(up, UP.replace('state text', 'state  text'));
    const [found] = await untilRehearsed(up, 1);
    assert.ok(found);
    assert.match(found.message, /^Index public\.late is left behind/);
    assert.equal(found.range.start.line, 1);
    assert.equal(foundIn(down, RULE).length, 1);
    const fixes = await offeredFor(up, found);
    const fix = fixes.find(({ title }) => title === 'Add to down.sql: DROP INDEX IF EXISTS late');
    assert.ok(fix, fixes.map(({ title }) => title).join('\n'));
    await apply(fix);
    const document = await vscode.workspace.openTextDocument(down);
    assert.match(document.getText(), /DROP INDEX IF EXISTS late;/);
    assert.ok(await document.save());
    await untilRehearsed(up, 0);
    await untilRehearsed(down, 0);
  });

  test('what was found counts no more when one before it is saved, and is found again', async () => {
    await save(up, UP.replace('state text', 'state  text'));
    await untilRehearsed(up, 1);
    await save(first, 'CREATE TABLE orders (id bigint PRIMARY KEY, note text);\n');
    assert.deepEqual(await lensesOf(up), ['not rehearsed since a change', ...ACTIONS]);
    await untilRehearsed(up, 0);
    await untilRehearsed(up, 1);
    assert.match((await lensesOf(up))[0] ?? '', /not reversed/);
  });

  test('the line above both scripts says what was seen, and what can be done', async () => {
    assert.deepEqual(await lensesOf(up), ['not rehearsed', ...ACTIONS]);
    const rehearsal = await command<Rehearsal>('staircase.rehearse', subject());
    assert.equal(rehearsal?.verdict, 'not-reversed');
    for (const path of [up, down]) {
      const [said = '', ...actions] = await lensesOf(path);
      assert.match(
        said,
        /^\$\(error\) not reversed · up .* ms, down .* ms · ACCESS EXCLUSIVE on orders$/,
      );
      assert.deepEqual(actions, ACTIONS);
    }
  });

  test('a statement tells over it what it has locked', async () => {
    await command('staircase.rehearse', subject());
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      vscode.Uri.file(up),
      new vscode.Position(1, 3),
    );
    const texts = hovers.flatMap(({ contents }) => contents.map(textOf));
    const seen = texts.find((it) => it.startsWith('**Rehearsed**')) ?? '';
    assert.match(seen, /PostgreSQL 18/);
    assert.match(seen, /SHARE on table public.orders/);
  });

  test('all are rehearsed, and it is said how many of each verdict there are', async () => {
    const dialogs = new Dialogs();
    try {
      const all = await command<Rehearsal[]>('staircase.rehearseAll', { folder: migrationsPath() });
      assert.deepEqual(
        all?.map(({ verdict }) => verdict),
        ['reversible', 'not-reversed'],
      );
      await dialogs.saying(/2 rehearsed: 1 reversible, 1 not reversed\.$/);
    } finally {
      dialogs.restore();
    }
  });

  if (isOnServer) {
    test('on a server that is configured, a verdict from elsewhere counts no more', async () => {
      await save(down, `${DOWN}${ON_SERVER}`);
      const here = await command<Rehearsal>('staircase.rehearse', subject());
      assert.equal(here?.verdict, 'fails');
      const settings = vscode.workspace.getConfiguration('staircase');
      await settings.update('rehearsal.server', databaseUrl('postgres'));
      try {
        await refresh();
        assert.deepEqual(await lensesOf(up), ['not rehearsed since a change', ...ACTIONS]);
        await vscode.commands.executeCommand('testing.runAll');
        await untilRehearsed(up, 1);
        const there = await command<Rehearsal>('staircase.rehearse', subject());
        assert.equal(there?.verdict, 'not-reversed');
        assert.ok(await command('staircase.showSchemaChange', subject()));
        assert.ok(await command('staircase.showSchemaAt', subject()));
        const shown = vscode.window.activeTextEditor?.document.getText() ?? '';
        assert.match(shown, /CREATE INDEX late ON public\.orders/);
        assert.ok(await comparedWithEmpty(subject()));
        const left = await query(
          "SELECT FROM pg_database WHERE datname LIKE 'staircase\\_rehearsal%'",
        );
        assert.equal(left.length, 1, 'one is kept for the next rehearsal of the window');
      } finally {
        await settings.update('rehearsal.server', undefined);
        await refresh();
      }
    });
  }

  test('nothing is rehearsed on save where the setting says so', async () => {
    const settings = vscode.workspace.getConfiguration('staircase');
    await settings.update('rehearsal.onSave', false);
    await refresh();
    await save(up, UP.replace('state text', 'state  text'));
    await settings.update('rehearsal.onSave', undefined);
    await refresh();
    assert.equal(foundIn(up, RULE).length, 0);
    await save(up, UP);
    await untilRehearsed(up, 1);
  });
});

/** A stage starts in a second, and on a machine that does much else in twenty. */
function untilRehearsed(path: string, count: number): Promise<vscode.Diagnostic[]> {
  return untilFound(path, RULE, count, 100_000);
}

/** Whether what the migrations make up to one of them is shown beside nothing. */
async function comparedWithEmpty(subject: Subject): Promise<boolean> {
  const dialogs = new Dialogs().pick('Empty database');
  try {
    return (await command('staircase.compareSchemas', subject)) !== undefined;
  } finally {
    dialogs.restore();
  }
}

function textOf(content: vscode.MarkdownString | vscode.MarkedString): string {
  return typeof content === 'string' ? content : content.value;
}

async function save(path: string, text: string): Promise<void> {
  const { document } = await vscode.window.showTextDocument(vscode.Uri.file(path));
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  await vscode.workspace.applyEdit(edit);
  assert.ok(await document.save());
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LedgerAnswer } from '../../src/extension/ledger/ledgerAnswer.ts';
import { composeState } from '../../src/extension/workspace/composeState.ts';
import type { FolderOnDisk } from '../../src/extension/workspace/workspaceState.ts';
import { folderOf, ledgerOf, migrations, rowOf } from '../support/migrations.ts';
import { configOf, ROOT, STAGING } from '../view/builders.ts';

const [first, second] = [migrations(1n), migrations(1n, 2n)];
const reason = { message: 'No server answers.', advice: 'Start it.' };
const found: LedgerAnswer = { kind: 'found', ledger: ledgerOf(...first.map((it) => rowOf(it))) };

const STATES: Readonly<Record<string, readonly [answer: LedgerAnswer | undefined, state: string]>> =
  {
    'a database that was not asked yet is being connected to': [undefined, 'connecting'],
    'a database that is asleep is left so': [{ kind: 'asleep' }, 'asleep'],
    'a database that is down is told, and its folder stays': [
      { kind: 'unreachable', reason },
      'unreachable',
    ],
    'a reading that was cancelled leaves nothing known': [
      { kind: 'cancelled', reason },
      'unreachable',
    ],
    'a ledger that was found is planned on': [found, 'planned'],
  };

for (const [title, [answer, expected]] of Object.entries(STATES)) {
  test(title, () => {
    const state = composeState(outlineOf(folder('migrations')), () => answer);
    assert.deepEqual(
      state.views.map((view) => [view.config.label, view.state.kind]),
      [['migrations', expected]],
    );
    assert.equal(state.ledgers.length, expected === 'planned' ? 1 : 0);
  });
}

test('a new file is pending at once, on what the database said last', () => {
  const { views } = composeState(outlineOf(folder('migrations', second)), () => found);
  const [view] = views;
  assert.ok(view?.state.kind === 'planned');
  assert.deepEqual(
    view.state.plan.entries.map(({ state }) => state),
    ['applied', 'pending'],
  );
});

test("one folder's dead database says nothing of another's", () => {
  const outline = outlineOf(
    folder('migrations'),
    folder('billing', first, { target: { kind: 'target', target: STAGING, origin: '' } }),
  );
  const { views } = composeState(outline, ({ target }) =>
    target === STAGING ? { kind: 'unreachable', reason } : found,
  );
  assert.deepEqual(
    views.map(({ state }) => state.kind),
    ['planned', 'unreachable'],
  );
});

test('what stands in the way before any database is asked', () => {
  const outline = outlineOf(
    folder('a', first, { target: { kind: 'untrusted' } }),
    folder('b', first, { target: { kind: 'problem', problem: reason } }),
  );
  const { views } = composeState(outline, () => found);
  assert.deepEqual(
    views.map(({ state }) => state.kind),
    ['untrusted', 'unreachable'],
  );
});

function outlineOf(...folders: readonly FolderOnDisk[]) {
  return { folders, missing: [], problems: [] };
}

function folder(
  name: string,
  found = first,
  changes: Parameters<typeof configOf>[1] = {},
): FolderOnDisk {
  const path = `${ROOT}/${name}`;
  const own = found.map((migration) => ({ ...migration, folder: path }));
  return { config: configOf(path, changes), disk: folderOf(own, path) };
}

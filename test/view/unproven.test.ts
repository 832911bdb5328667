import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { plan } from '../../src/engine/plan/planner.ts';
import type { Migration } from '../../src/migrations/migration.ts';
import type { Rehearsal, Verdict } from '../../src/rehearsal/rehearsal.ts';
import { loadParser } from '../../src/sql/libpgQuery.ts';
import { confirmation } from '../../src/view/plan/confirmation.ts';
import { rehearsalCounts } from '../../src/view/rehearsal/rehearsalCounts.ts';
import { rehearsalLine } from '../../src/view/rehearsal/rehearsalLine.ts';
import type { MarkOf, RehearsalMark } from '../../src/view/rehearsal/rehearsalMark.ts';
import { unprovenLines } from '../../src/view/rehearsal/unprovenLines.ts';
import { folderOf, ledgerOf, migrations, rowOf } from '../support/migrations.ts';
import { LOCAL, STAGING } from './builders.ts';

const MIGRATIONS = migrations(1n, 2n, 3n, 4n, 5n, 6n);

const MARKS: ReadonlyMap<bigint, RehearsalMark> = new Map<bigint, RehearsalMark>([
  [1n, { kind: 'done', rehearsal: rehearsal('reversible') }],
  [2n, { kind: 'done', rehearsal: rehearsal('not-reversed') }],
  [3n, { kind: 'old' }],
  [4n, { kind: 'running' }],
  [6n, { kind: 'done', rehearsal: rehearsal('fails', { failure: { leg: 'down', message: '' } }) }],
]);

const LINES = [
  'Not proven by a rehearsal:',
  '- 6 step 6: down fails',
  '- 2 step 2: not reversed',
  '- 3 step 3: changed since its rehearsal',
  '- 4 step 4: its rehearsal goes on',
  '- 5 step 5: never rehearsed',
];

suite('what is not proven before a run', () => {
  const markOf: MarkOf = ({ version }) => MARKS.get(version);

  test('is named, with why', () => {
    assert.deepEqual(unprovenLines(MIGRATIONS, markOf, 5), LINES);
  });

  test('is named worst first, and not all where there is much of it', () => {
    const [title, ...worst] = LINES.slice(0, 3);
    assert.deepEqual(unprovenLines(MIGRATIONS, markOf, 2), [title, ...worst, '... and 3 more']);
  });

  test('is nothing where all is', () => {
    const proven: MarkOf = () => MARKS.get(1n);
    assert.deepEqual(unprovenLines(MIGRATIONS, proven, 5), []);
  });

  test('stands in the question, where there is one', async () => {
    const parser = await loadParser();
    const input = { folders: [folderOf(MIGRATIONS)], ledger: ledgerOf() };
    const planned = plan({ ...input, outOfOrder: 'warn' }, { kind: 'run' });
    const asked = confirmation(planned, STAGING, parser, markOf);
    assert.equal(asked.kind, 'ask');
    assert.ok(asked.detail.endsWith(`\n\n${LINES.join('\n')}`), asked.detail);
    assert.equal(confirmation(planned, LOCAL, parser, markOf).kind, 'none');
    const back = plan(
      { ...input, outOfOrder: 'warn', ledger: ledgerOf(...rows(MIGRATIONS)) },
      { kind: 'revert-last' },
    );
    const askedBack = confirmation(back, STAGING, parser, markOf);
    assert.ok('detail' in askedBack);
    assert.doesNotMatch(askedBack.detail, /rehearsal/);
  });
});

suite('a rehearsal in words', () => {
  test('verdict, times and the strongest lock', () => {
    const relation = { name: 'public.orders', kind: 'table' } as const;
    const locks = [
      { relation, mode: 'SHARE', whoWaits: 'writes' },
      { relation, mode: 'ACCESS EXCLUSIVE', whoWaits: 'reads and writes' },
    ] as const;
    const [span, place] = [
      { start: 0, end: 1 },
      { line: 1, column: 1 },
    ];
    const statement = { span, place, took: 1, locks, rewritten: [], scanned: [] };
    const observed = { serverVersion: '18.6', statements: [statement] };
    const seen = rehearsal('reversible', { upMs: 3.2, downMs: 1200, observed });
    assert.equal(
      rehearsalLine(seen),
      'reversible · up 3 ms, down 1.2 s · ACCESS EXCLUSIVE on orders',
    );
    const free = rehearsal('no-down', { upMs: 0.4, observed: { ...observed, statements: [] } });
    assert.equal(
      rehearsalLine(free),
      'up runs, there is no way back · up under 1 ms · locks nothing that was there',
    );
    assert.equal(rehearsalLine(rehearsal('not-provable')), 'not provable here');
  });

  test('how many of each', () => {
    const all = (['fails', 'reversible', 'reversible'] as const).map((it) => rehearsal(it));
    assert.equal(rehearsalCounts(all), '3 rehearsed: 2 reversible, 1 fails.');
  });
});

function rehearsal(verdict: Verdict, more: Partial<Rehearsal> = {}): Rehearsal {
  const empty = { differences: [], changes: [], reasons: [] };
  return { version: 1n, description: 'step 1', verdict, ...empty, ...more };
}

function rows(applied: readonly Migration[]) {
  return applied.map((it) => rowOf(it));
}

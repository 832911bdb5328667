import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Plan, RemarkCode, State } from '../../src/engine/plan/plan.ts';
import { plan } from '../../src/engine/plan/planner.ts';
import type { Migration, Problem } from '../../src/migrations/migration.ts';
import {
  FOLDER,
  folderOf,
  ledgerOf,
  migration,
  migrations,
  planFor,
  rowOf,
} from '../support/migrations.ts';

const [one, two, three, four] = migrations(1n, 2n, 3n, 4n) as [
  Migration,
  Migration,
  Migration,
  Migration,
];
const all = [one, two, three, four];
const gone = migration({ version: 5n, up: '' });
const six = migration({ version: 6n, up: '' });

const STATES: readonly { title: string; made: Plan; states: readonly State[] }[] = [
  {
    title: 'without a ledger table everything is pending',
    made: planFor([one, two], { name: 'x', rows: [], others: [] }, { kind: 'run' }),
    states: ['pending', 'pending'],
  },
  {
    title: 'applied, out of order, changed, missing, failed and pending stand side by side',
    made: planFor(
      [one, two, three, four, six],
      ledgerOf(
        rowOf(one),
        rowOf(three, { checksum: Buffer.alloc(48) }),
        rowOf(four, { success: false }),
        rowOf(gone),
      ),
      { kind: 'run' },
    ),
    states: ['applied', 'out-of-order', 'changed', 'failed', 'missing', 'pending'],
  },
  {
    title: "Diesel's 18-digit stamps of 2025 stand before 14-digit ones of 2026",
    made: planFor(
      migrations(20260101000000n, 202512310000000000n),
      ledgerOf(...migrations(20260101000000n).map((it) => rowOf(it))),
      { kind: 'run' },
    ),
    states: ['out-of-order', 'applied'],
  },
  {
    title: 'versions above 2^53 keep their last digit',
    made: planFor(
      migrations(9223372036854775806n, 9223372036854775807n),
      ledgerOf(rowOf(migrations(9223372036854775806n)[0] ?? one)),
      { kind: 'run' },
    ),
    states: ['applied', 'pending'],
  },
];

for (const { title, made, states } of STATES) {
  test(title, () => {
    assert.deepEqual(
      made.entries.map((entry) => entry.state),
      states,
    );
  });
}

test('a row that says success = false refuses run and revert', () => {
  const ledger = ledgerOf(rowOf(one), rowOf(two, { success: false }));
  for (const kind of ['run', 'revert-last', 'redo', 'reset'] as const) {
    const made = planFor(all, ledger, { kind });
    assert.deepEqual(codes(made.refusals), ['dirty-row'], kind);
    assert.deepEqual(made.steps, [], kind);
  }
});

test('late migrations follow the policy: refuse, warn, allow', () => {
  const ledger = ledgerOf(rowOf(one), rowOf(three));
  const made = (outOfOrder: 'refuse' | 'warn' | 'allow'): Plan =>
    planFor(all, ledger, { kind: 'run' }, { outOfOrder });
  assert.deepEqual(codes(made('refuse').refusals), ['out-of-order']);
  assert.deepEqual(stepsOf(made('refuse')), []);
  assert.deepEqual(codes(made('warn').warnings), ['out-of-order']);
  assert.deepEqual(codes(made('allow').warnings), []);
  assert.deepEqual(stepsOf(made('allow')), ['up 2', 'up 4']);
});

test('a problem on disk refuses when running on would be a guess, and only then', () => {
  const problem = (refusesRun: boolean): Problem => ({
    kind: 'not-utf8',
    path: '/project/migrations/5_x.sql',
    version: 5n,
    message: 'not UTF-8',
    refusesRun,
  });
  const made = (refusesRun: boolean): Plan =>
    plan(
      {
        folders: [{ ...folderOf(all), problems: [problem(refusesRun)] }],
        ledger: ledgerOf(),
        outOfOrder: 'warn',
      },
      { kind: 'run' },
    );
  assert.deepEqual(codes(made(true).refusals), ['disk-problem']);
  assert.deepEqual(codes(made(false).refusals), []);
  assert.equal(made(false).problems.length, 1);
});

test('folders that share a ledger do not call the rows of the other missing', () => {
  const other = migration({ version: 9n, up: 'SELECT 9;', down: '', folder: '/project/other' });
  const folders = [folderOf([one, two]), folderOf([other], '/project/other')];
  const ledger = ledgerOf(rowOf(one), rowOf(other));
  const input = { folders, ledger, outOfOrder: 'allow' as const };
  assert.deepEqual(stepsOf(plan(input, { kind: 'run' })), ['up 2']);
  assert.deepEqual(stepsOf(plan({ ...input, only: FOLDER }, { kind: 'revert-last' })), ['down 1']);
  assert.deepEqual(stepsOf(plan(input, { kind: 'revert-last' })), ['down 9']);
});

test('one version in two folders that share a ledger is a duplicate', () => {
  const other = migration({ version: 2n, up: 'SELECT 9;', folder: '/project/other' });
  const folders = [folderOf([one, two]), folderOf([other], '/project/other')];
  const made = plan({ folders, ledger: ledgerOf(), outOfOrder: 'warn' }, { kind: 'run' });
  assert.deepEqual(codes(made.refusals), ['duplicate-version', 'duplicate-version']);
});

test('a file whose line endings alone were changed is told from one whose SQL was', () => {
  const applied = migration({ version: 1n, up: 'SELECT 1;\nSELECT 2;\n' });
  const onDisk = migration({ version: 1n, up: 'SELECT 1;\r\nSELECT 2;\r\n' });
  const forth = planFor([onDisk], ledgerOf(rowOf(applied)), { kind: 'run' });
  assert.match(forth.refusals[0]?.message ?? '', /line endings only: it was applied with LF/);
  const back = planFor([applied], ledgerOf(rowOf(onDisk)), { kind: 'run' });
  assert.match(back.refusals[0]?.message ?? '', /line endings only: it was applied with CRLF/);
});

test('10,000 migrations are planned in well under a second', () => {
  const many = migrations(...Array.from({ length: 10_000 }, (_, i) => 20200101000000n + BigInt(i)));
  const ledger = ledgerOf(...many.slice(0, 5_000).map((it) => rowOf(it)));
  const before = performance.now();
  assert.equal(planFor(many, ledger, { kind: 'run' }).steps.length, 5_000);
  assert.ok(performance.now() - before < 500);
});

function stepsOf(made: Plan): string[] {
  return made.steps.map((step) => `${step.direction} ${step.migration.version}`);
}

function codes(remarks: readonly { readonly code: RemarkCode }[]): RemarkCode[] {
  return remarks.map((remark) => remark.code);
}

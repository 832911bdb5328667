import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Intent, Plan, RemarkCode } from '../../src/engine/plan/plan.ts';
import type { Migration } from '../../src/migrations/migration.ts';
import { ledgerOf, migration, migrations, planFor, rowOf } from '../support/migrations.ts';

const [one, two, three, four] = migrations(1n, 2n, 3n, 4n) as [
  Migration,
  Migration,
  Migration,
  Migration,
];
const all = [one, two, three, four];
const noDown = migration({ version: 3n, up: 'SELECT 1;' });
const edited = migration({ version: 2n, up: '-- edited later', down: 'DROP TABLE t2;' });

const CASES: readonly {
  readonly title: string;
  readonly disk?: readonly Migration[];
  readonly applied: readonly Migration[];
  readonly intent: Intent;
  readonly steps?: readonly string[];
  readonly refusals?: readonly RemarkCode[];
  readonly warnings?: readonly RemarkCode[];
}[] = [
  {
    title: 'run takes everything pending, in order',
    disk: [four, two, one, three],
    applied: [one],
    intent: { kind: 'run' },
    steps: ['up 2', 'up 3', 'up 4'],
  },
  {
    title: 'run with nothing pending says so and is no error',
    applied: all,
    intent: { kind: 'run' },
    steps: [],
    warnings: ['nothing-to-do'],
  },
  {
    title: 'run runs a late migration where its version puts it, and says so',
    applied: [one, three],
    intent: { kind: 'run' },
    steps: ['up 2', 'up 4'],
    warnings: ['out-of-order'],
  },
  {
    title: 'run-to stops after the version given',
    applied: [one],
    intent: { kind: 'run-to', version: 3n },
    steps: ['up 2', 'up 3'],
  },
  {
    title: 'run-to an unknown version is refused',
    applied: [],
    intent: { kind: 'run-to', version: 20230901000000999n },
    refusals: ['unknown-version'],
  },
  {
    title: 'run-to an applied version has nothing to do',
    applied: [one, two],
    intent: { kind: 'run-to', version: 2n },
    warnings: ['nothing-to-do'],
  },
  {
    title: 'revert-last takes the newest applied back',
    applied: [one, two],
    intent: { kind: 'revert-last' },
    steps: ['down 2'],
  },
  {
    title: 'revert-last on an empty ledger has nothing to do',
    applied: [],
    intent: { kind: 'revert-last' },
    warnings: ['nothing-to-do'],
  },
  {
    title: 'revert-last names the newest migration when it has no down, and jumps over nothing',
    disk: [one, two, noDown],
    applied: [one, two, noDown],
    intent: { kind: 'revert-last' },
    refusals: ['no-down'],
  },
  {
    title: 'revert-to keeps the version given',
    applied: all,
    intent: { kind: 'revert-to', version: 2n },
    steps: ['down 4', 'down 3'],
  },
  {
    title: 'revert-to 0 reverts all, as in sqlx',
    applied: all,
    intent: { kind: 'revert-to', version: 0n },
    steps: ['down 4', 'down 3', 'down 2', 'down 1'],
  },
  {
    title: 'revert-to an unknown version is refused',
    applied: all,
    intent: { kind: 'revert-to', version: 9999n },
    refusals: ['unknown-version'],
  },
  {
    title: 'revert-to is refused as a whole when a migration on the way has no down',
    disk: [one, two, noDown, four],
    applied: [one, two, noDown, four],
    intent: { kind: 'revert-to', version: 1n },
    refusals: ['no-down'],
  },
  {
    title: 'revert-to that stops above a migration without down is fine',
    disk: [one, two, noDown, four],
    applied: [one, two, noDown, four],
    intent: { kind: 'revert-to', version: 3n },
    steps: ['down 4'],
  },
  {
    title: 'redo takes the last back and runs it again',
    applied: [one, two],
    intent: { kind: 'redo' },
    steps: ['down 2', 'up 2'],
  },
  {
    title: 'redo of an edited migration is how one is written: a warning',
    disk: [one, edited],
    applied: [one, two],
    intent: { kind: 'redo' },
    steps: ['down 2', 'up 2'],
    warnings: ['changed-checksum'],
  },
  {
    title: 'reset reverts all, newest first',
    applied: [one, two, three],
    intent: { kind: 'reset' },
    steps: ['down 3', 'down 2', 'down 1'],
  },
  {
    title: 'run is refused by a changed checksum',
    disk: [one, edited, three],
    applied: [one, two],
    intent: { kind: 'run' },
    refusals: ['changed-checksum'],
  },
  {
    title: 'reverting another migration does not mind a changed one',
    disk: [one, edited, three],
    applied: [one, two, three],
    intent: { kind: 'revert-last' },
    steps: ['down 3'],
  },
  {
    title: 'run is refused by an applied migration that is not on disk',
    disk: [one, three],
    applied: [one, two],
    intent: { kind: 'run' },
    refusals: ['missing-file'],
  },
  {
    title: 'revert is refused by an applied migration that is not on disk, as in sqlx',
    disk: [one, three],
    applied: [one, two, three],
    intent: { kind: 'revert-last' },
    refusals: ['missing-file'],
  },
  {
    title: 'run is refused by two migrations of one version',
    disk: [one, two, migration({ version: 2n, description: 'other', up: '' })],
    applied: [one],
    intent: { kind: 'run' },
    refusals: ['duplicate-version', 'duplicate-version'],
  },
  {
    title: 'mark-applied writes rows for the versions given, in order, once',
    applied: [one],
    intent: { kind: 'mark-applied', versions: [3n, 1n, 2n] },
    steps: ['mark 2', 'mark 3'],
  },
  {
    title: 'mark-applied leaves out and names a version that no file has',
    applied: [],
    intent: { kind: 'mark-applied', versions: [1n, 99n] },
    steps: ['mark 1'],
    warnings: ['unknown-version'],
  },
  {
    title: 'mark-applied of only unknown versions is refused',
    applied: [],
    intent: { kind: 'mark-applied', versions: [99n] },
    refusals: ['unknown-version'],
  },
];

for (const { title, disk = all, applied, intent, ...expected } of CASES) {
  test(title, () => {
    const made = planFor(disk, ledgerOf(...applied.map((it) => rowOf(it))), intent);
    assert.deepEqual(stepsOf(made), expected.steps ?? []);
    assert.deepEqual(codes(made.refusals), expected.refusals ?? []);
    assert.deepEqual(codes(made.warnings), expected.warnings ?? []);
  });
}

function stepsOf(made: Plan): string[] {
  return made.steps.map((step) => `${step.direction} ${step.migration.version}`);
}

function codes(remarks: readonly { readonly code: RemarkCode }[]): RemarkCode[] {
  return remarks.map((remark) => remark.code);
}

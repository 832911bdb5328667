import assert from 'node:assert/strict';
import type { Migration, MigrationFolder } from '../../../src/migrations/migration.ts';
import type { Look, Stages } from './stages.ts';

/** How far a database has come, and whether its ledger knows it. */
export interface Aftermath {
  /** How many migrations the ledger has, from the first on. */
  readonly applied: number;
  /**
   * Set where a script outside a transaction was interrupted: its migration, and whether its one
   * statement has landed without its row, or left an INVALID index.
   */
  readonly unrecorded?: {
    readonly migration: Migration;
    readonly kind: 'landed' | 'invalid-index';
  };
}

/**
 * Judges ledger and schema together. Fails unless they agree, or differ by one script that ran
 * outside a transaction: no other can be half done.
 */
export function aftermathOf(
  { rows, lines }: Look,
  { migrations }: MigrationFolder,
  stages: Stages,
  direction: 'run' | 'revert',
): Aftermath {
  const applied = rows.length;
  const known = migrations.slice(0, applied);
  assert.deepEqual(
    rows.map((row) => [row.version, row.success, row.checksum.toString('hex')]),
    known.map((it) => [it.version, true, it.up?.checksum.toString('hex')]),
  );
  if (isSame(lines, stages[applied])) return { applied };
  const forward = direction === 'run';
  const migration = migrations[forward ? applied : applied - 1];
  const script = forward ? migration?.up : migration?.down;
  const other = stages[forward ? applied + 1 : applied - 1];
  if (migration && script?.noTransaction) {
    if (isSame(lines, other)) return { applied, unrecorded: { migration, kind: 'landed' } };
    const valid = lines.filter((line) => !/ valid f$/.test(line));
    if (valid.length < lines.length) {
      return { applied, unrecorded: { migration, kind: 'invalid-index' } };
    }
  }
  assert.deepEqual(lines, stages[applied]);
  return { applied };
}

function isSame(lines: readonly string[], stage: readonly string[] | undefined): boolean {
  return lines.join('\n') === stage?.join('\n');
}

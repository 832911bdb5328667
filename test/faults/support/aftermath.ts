import assert from 'node:assert/strict';
import type { Migration, MigrationFolder } from '../../../src/migrations/migration.ts';
import type { Look, Stages } from './stages.ts';

/** How far a database has come, and whether its ledger knows it. */
export interface Aftermath {
  /** How many migrations the ledger has, from the first on. */
  readonly applied: number;
  readonly unrecorded?: Unrecorded;
}

/** A script outside a transaction that was interrupted, and what the ledger does not know of it. */
export interface Unrecorded {
  readonly migration: Migration;
  /** How many of its transactions have landed; or its index is INVALID. */
  readonly landed: number | 'invalid-index';
  /** How many transactions it has. */
  readonly of: number;
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
  if (isSame(lines, stages.after[applied])) return { applied };
  const isRun = direction === 'run';
  const migration = migrations[isRun ? applied : applied - 1];
  const script = isRun ? migration?.up : migration?.down;
  if (migration && script?.noTransaction) {
    const end = stages.after[isRun ? applied + 1 : applied - 1] ?? [];
    const parts = (isRun && stages.within.get(migration.version)) || [end];
    const landed = isHalfDone(lines) || parts.findIndex((part) => isSame(lines, part)) + 1;
    if (landed) return { applied, unrecorded: { migration, landed, of: parts.length } };
  }
  assert.deepEqual(lines, stages.after[applied]);
  return { applied };
}

function isHalfDone(lines: readonly string[]): 'invalid-index' | undefined {
  return lines.some((line) => / valid f$/.test(line)) ? 'invalid-index' : undefined;
}

function isSame(lines: readonly string[], stage: readonly string[] | undefined): boolean {
  return lines.join('\n') === stage?.join('\n');
}

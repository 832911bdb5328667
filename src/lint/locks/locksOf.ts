import { LOCK_MODES, whoWaits } from '../../sql/lockMode.ts';
import type { NodeTag } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';
import { tableKey } from '../facts/tableName.ts';
import type { LintScript } from '../subject.ts';
import type { Lock, LockEffect } from './lockEffect.ts';
import { STATEMENT_LOCKS } from './statementLocks.ts';
import { furthest } from './tableLock.ts';

/**
 * The locks that a statement takes on tables, indexes and views that are there before it, one for
 * each. Reading a table takes ACCESS SHARE, which is not listed.
 */
export function locksOf(statement: Statement, script: LintScript): readonly LockEffect[] {
  const ofKind = STATEMENT_LOCKS[statement.kind as NodeTag] as LocksOf | undefined;
  if (!ofKind) return NONE;
  const locks = ofKind(statement.node, script.options.pgVersion);
  const [only] = locks;
  if (only && locks.length === 1) return [effectOf(only, statement, script)];
  return merged(locks).map((it) => effectOf(it, statement, script));
}

const NONE: readonly LockEffect[] = [];

type LocksOf = (node: unknown, pgVersion: number) => Lock[];

/** A relation that is locked several times is locked with the strongest mode of all. */
function merged(locks: readonly Lock[]): Lock[] {
  const found = new Map<string, Lock>();
  for (const lock of locks) {
    const key = lock.relation ? tableKey(lock.relation) : `${lock.on}${lock.note}`;
    const other = found.get(key);
    found.set(key, other ? both(other, lock) : lock);
  }
  return [...found.values()];
}

function both(a: Lock, b: Lock): Lock {
  const isWeaker = LOCK_MODES.indexOf(a.mode) < LOCK_MODES.indexOf(b.mode);
  const note = notesOf(a, b);
  return {
    relation: a.relation,
    on: a.on,
    mode: isWeaker ? b.mode : a.mode,
    scans: furthest([a.scans, b.scans]),
    rewrites: furthest([a.rewrites, b.rewrites]),
    changesRows: a.changesRows === true || b.changesRows === true,
    ...(note !== '' && { note }),
  };
}

function notesOf(...locks: readonly Lock[]): string {
  return [...new Set(locks.flatMap(({ note }) => note ?? []))].join(' ');
}

function effectOf(lock: Lock, statement: Statement, { newTables }: LintScript): LockEffect {
  const { scans = false, rewrites = false, changesRows = false } = lock;
  const isLong = changesRows || scans !== false || rewrites !== false;
  return {
    ...lock,
    whoWaits: newTables.has(lock.relation, statement) ? 'nobody' : whoWaits(lock.mode),
    scans,
    rewrites,
    lasts: isLong ? 'as long as the work' : 'briefly',
  };
}

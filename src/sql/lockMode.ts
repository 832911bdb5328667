/** The modes of PostgreSQL's table locks, the weakest first. */
export const LOCK_MODES = [
  'ACCESS SHARE',
  'ROW SHARE',
  'ROW EXCLUSIVE',
  'SHARE UPDATE EXCLUSIVE',
  'SHARE',
  'SHARE ROW EXCLUSIVE',
  'EXCLUSIVE',
  'ACCESS EXCLUSIVE',
] as const;

export type LockMode = (typeof LOCK_MODES)[number];

/** Whose statements a lock keeps waiting. */
export type Waiting = 'reads and writes' | 'writes' | 'other DDL only' | 'nobody';

/**
 * Who waits for a lock of this mode. What a read or a write itself locks keeps no other read or
 * write waiting, as far as whole tables go. (PostgreSQL's manual, "Explicit Locking", table 13.2.)
 */
export function whoWaits(mode: LockMode): Waiting {
  return WAITING[mode];
}

const WAITING: Readonly<Record<LockMode, Waiting>> = {
  'ACCESS SHARE': 'nobody',
  'ROW SHARE': 'nobody',
  'ROW EXCLUSIVE': 'nobody',
  'SHARE UPDATE EXCLUSIVE': 'other DDL only',
  SHARE: 'writes',
  'SHARE ROW EXCLUSIVE': 'writes',
  EXCLUSIVE: 'writes',
  'ACCESS EXCLUSIVE': 'reads and writes',
};

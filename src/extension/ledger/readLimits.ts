import type { ReadLimits } from '../../database/readOnly.ts';
import type { Target } from '../../database/target.ts';

/** A person waits: what takes a server longer than this has a reason that is better told. */
export const READ_LIMITS = { lockTimeout: 5_000, statementTimeout: 15_000 } as const;

/** The limits of a reading; the built-in database knows none. */
export function readLimits({ kind }: Target): ReadLimits {
  return kind === 'server' ? READ_LIMITS : {};
}

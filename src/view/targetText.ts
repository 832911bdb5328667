import { describeConnection } from '../database/connect/connectionUrl.ts';
import type { Target } from '../database/target.ts';

/** A target and where it is, without a password: "local: postgres://dev@localhost:5432/app". */
export function targetText(target: Target): string {
  if (target.kind === 'built-in') return 'built-in database';
  return `${target.name}: ${describeConnection(target.connection)}`;
}

/** A target's role in the words of a tooltip. */
export function roleText(target: Target): string {
  if (target.role === 'local') return 'local, runs do not ask';
  if (target.role === 'guarded') return 'guarded, runs ask, reverts want the name typed';
  return 'production, runs ask, reverts want the name typed, reset is refused';
}

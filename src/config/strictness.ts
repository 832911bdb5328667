import type { Role } from '../database/target.ts';

const ROLES: readonly Role[] = ['local', 'guarded', 'production'];

/** How much a role asks for: the greater, the more. Where several roles meet, the strictest counts. */
export function strictness(role: Role): number {
  return ROLES.indexOf(role);
}

import { quoteIdentifier } from '../../database/quote.ts';
import type { Privilege } from '../database/databaseCheck.ts';

/** What a role lacks, one sentence for each object, with the statement that mends it. */
export function missingRights(privileges: readonly Privilege[], role: string): string[] {
  const lacking = privileges.filter(({ isHeld }) => !isHeld);
  return [...new Set(lacking.map(({ on }) => on))].map((on) => grantFor(lacking, on, role));
}

function grantFor(lacking: readonly Privilege[], on: string, role: string): string {
  const names = lacking.filter((it) => it.on === on).map(({ name }) => name);
  return `${role} lacks ${names.join(', ')} on ${on}: GRANT ${names.join(', ')} ON ${on} TO ${quoteIdentifier(role)};`;
}

import { parseConnectionUrl } from '../database/connect/connectionUrl.ts';
import type { Env } from '../database/env.ts';
import { roleOf } from '../database/role.ts';
import type { ConnectionParameters } from '../database/target.ts';
import { databaseIdentity } from './databaseIdentity.ts';
import { strictness } from './strictness.ts';
import type { TargetEntry } from './targetEntry.ts';

/**
 * The entry of `staircase.targets` that names a connection's database. A database declared as
 * production stays so when `DATABASE_URL` leads to it. Of several entries the strictest counts.
 */
export function declaredEntry(
  connection: ConnectionParameters,
  entries: readonly TargetEntry[],
  environment: Env,
): TargetEntry | undefined {
  const identity = databaseIdentity(connection);
  const naming = entries.filter(
    ({ url }) => databaseIdentity(parseConnectionUrl(url, environment)) === identity,
  );
  const roleIn = ({ role }: TargetEntry) => strictness(role ?? roleOf(connection));
  return naming.toSorted((a, b) => roleIn(b) - roleIn(a))[0];
}

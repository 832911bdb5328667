import { parseConnectionUrl } from '../database/connectionUrl.ts';
import type { Env } from '../database/env.ts';
import { roleOf } from '../database/role.ts';
import type { ConnectionParameters, Role } from '../database/target.ts';
import { databaseIdentity } from './databaseIdentity.ts';
import type { TargetEntry } from './targetEntry.ts';

const STRICTNESS: readonly Role[] = ['local', 'guarded', 'production'];

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
  const strictness = (entry: TargetEntry) => STRICTNESS.indexOf(entry.role ?? roleOf(connection));
  return naming.toSorted((a, b) => strictness(b) - strictness(a))[0];
}

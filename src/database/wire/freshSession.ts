import { quoteIdentifier } from '../quote.ts';
import type { Row } from '../session.ts';

/** What the names of statements begin with that we prepare. */
export const KEPT_PREFIX = 'staircase_';

/**
 * Makes a session as good as new, as DISCARD ALL does, but keeps what we have prepared in it: to plan
 * the query for the catalogue again takes as long as to run it twice. Its rows name what others have
 * prepared, which `othersForgotten` takes away. Source: the manual's page of DISCARD, which says what
 * ALL stands for.
 */
export const FRESH_SESSION = `CLOSE ALL;
  SET SESSION AUTHORIZATION DEFAULT;
  RESET ALL;
  UNLISTEN *;
  SELECT pg_catalog.pg_advisory_unlock_all();
  DISCARD TEMP;
  DISCARD SEQUENCES;
  SELECT name AS prepared FROM pg_catalog.pg_prepared_statements
    WHERE NOT pg_catalog.starts_with(name, '${KEPT_PREFIX}')`;

/** @param rows those of `FRESH_SESSION`. Empty where there is nothing to forget. */
export function othersForgotten(rows: readonly Row[]): string {
  const names = rows.flatMap((row) => (typeof row['prepared'] === 'string' ? row['prepared'] : []));
  return names.map((it) => `DEALLOCATE ${quoteIdentifier(it)}`).join('; ');
}

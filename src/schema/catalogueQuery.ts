import { commonExpressions } from './commonExpressions.ts';
import { DATABASE_KINDS } from './databaseKinds.ts';
import type { KindQuery } from './kindQuery.ts';
import { OPERATOR_KINDS } from './operatorKinds.ts';
import { PROGRAM_KINDS } from './programKinds.ts';
import { RELATION_KINDS } from './relationKinds.ts';
import { SERVER_KINDS } from './serverKinds.ts';
import { TEXT_SEARCH_KINDS } from './textSearchKinds.ts';

const KINDS: readonly KindQuery[] = [
  ...RELATION_KINDS,
  ...PROGRAM_KINDS,
  ...OPERATOR_KINDS,
  ...TEXT_SEARCH_KINDS,
  ...SERVER_KINDS,
  ...DATABASE_KINDS,
];

/**
 * One query for everything that a migration can leave behind: `kind`, `identity`, `parent`,
 * `definition`, sorted. What extensions have made is left out, and so is PostgreSQL's own.
 * `search_path` must be empty. Some columns need PostgreSQL 17 or later.
 */
export function catalogueQuery(): string {
  const parts = KINDS.map(
    ({ kind, sql }) => `SELECT '${kind}', it.* FROM (${sql}) AS it (identity, parent, definition)`,
  );
  return `${commonExpressions()}
SELECT * FROM (
${parts.join('\nUNION ALL\n')}
) AS it (kind, identity, parent, definition)
ORDER BY kind, identity, definition`;
}

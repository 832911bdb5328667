import { quoteIdentifier } from '../../database/quote.ts';
import type { Session } from '../../database/session.ts';
import type { Migration } from '../../migrations/migration.ts';
import type { Parser } from '../../sql/parser.ts';
import { rolesIn } from './rolesIn.ts';

/**
 * Makes up the roles that migrations name (GRANT, OWNER TO, policies...) and none of the folder
 * makes: they are the server's, and every other server has its own. They are on the stage before the
 * migration and after it, and go with the stage. Resolves to whether there were any.
 */
export async function makeUpRoles(session: Session, names: ReadonlySet<string>): Promise<boolean> {
  if (names.size === 0) return false;
  const found = await session.query('SELECT rolname FROM pg_catalog.pg_roles');
  const there = new Set(found.map((row) => String(row['rolname'])));
  const absent = [...names].filter((it) => !there.has(it) && !it.startsWith('pg_'));
  for (const name of absent) {
    const quoted = quoteIdentifier(name);
    await session.script(`CREATE ROLE ${quoted}; COMMENT ON ROLE ${quoted} IS '${MADE_UP}'`);
  }
  return absent.length > 0;
}

/** Whether one of these roles is there only because it was made up. */
export async function isMadeUp(session: Session, names: ReadonlySet<string>): Promise<boolean> {
  if (names.size === 0) return false;
  const found = await session.query(
    `SELECT FROM pg_catalog.pg_roles r
     WHERE r.rolname = ANY($1) AND pg_catalog.shobj_description(r.oid, 'pg_authid') = $2`,
    [[...names], MADE_UP],
  );
  return found.length > 0;
}

/** The comment that marks a made-up role. */
export const MADE_UP = 'made up for rehearsals';

/** The roles that migrations name as if they were there. */
export function namedRoles(migrations: readonly Migration[], parser: Parser): Set<string> {
  const names = new Set<string>();
  for (const text of textsOf(migrations)) {
    if (!MAY_NAME.test(text)) continue;
    for (const { kind, node } of parser.parse(text).statements) {
      if (OF_ROLES.has(kind)) continue;
      for (const name of rolesIn(node)) names.add(name);
    }
  }
  return names;
}

/** The roles that scripts make, in DO blocks as well: by their words. */
export function madeRoles(migrations: readonly Migration[]): Set<string> {
  const names = new Set<string>();
  for (const text of textsOf(migrations)) {
    for (const [, quoted, plain] of text.matchAll(MADE)) {
      names.add(quoted ?? plain?.toLowerCase() ?? '');
    }
  }
  return names;
}

const MADE = /\bcreate\s+(?:role|user|group)\s+(?:"([^"]+)"|(\w+))/gi;

const MAY_NAME = /\b(?:grant|revoke|owner|authorization|policy|role|privileges)\b/i;

/** They want the role to be there for its own sake. */
const OF_ROLES: ReadonlySet<string> = new Set([
  'AlterRoleStmt',
  'AlterRoleSetStmt',
  'DropRoleStmt',
]);

function textsOf(migrations: readonly Migration[]): string[] {
  return migrations.flatMap(({ up, down }) => [up, down].flatMap((it) => it?.text ?? []));
}

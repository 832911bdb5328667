import type { Session } from '../../database/session.ts';
import type { SearchedSchema } from '../database/databaseCheck.ts';

/** The schemas of `search_path`, in its order, with whether each can be looked into. */
export async function searchPath(session: Session): Promise<SearchedSchema[]> {
  const [row] = await session.query(
    `SELECT current_setting('search_path') AS path, current_user AS role`,
  );
  const names = schemaNames(String(row?.['path']), String(row?.['role']));
  const usable = await session.query(
    `SELECT nspname AS name FROM pg_catalog.pg_namespace
     WHERE nspname = ANY ($1) AND has_schema_privilege(oid, 'USAGE')`,
    [names],
  );
  const isUsable = new Set(usable.map(({ name }) => name));
  return names.map((name) => ({ name, isUsable: isUsable.has(name) }));
}

/** The setting's list: names with commas between them, in quotes where they need them. */
function schemaNames(path: string, role: string): string[] {
  const names = [...path.matchAll(/"((?:[^"]|"")*)"|[^\s,"]+/g)];
  return names.map(([text, quoted]) => {
    const name = quoted === undefined ? text.toLowerCase() : quoted.replaceAll('""', '"');
    return name === '$user' ? role : name;
  });
}

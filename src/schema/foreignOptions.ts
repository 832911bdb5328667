import type { Session } from '../database/session.ts';

/** An option of a foreign data wrapper, a server or a foreign table. */
export interface ForeignOption {
  /** `server away`, `foreignTable public.distant`: the kinds as pg-delta calls them. */
  readonly object: string;
  readonly name: string;
  readonly value: string;
}

/** All but those whose names say that they are kept secret. Of user mappings there are none. */
export async function foreignOptions(session: Session): Promise<ForeignOption[]> {
  const rows = await session.query(`SELECT object, pg_catalog.split_part(o, '=', 1) AS name,
      pg_catalog.substr(o, pg_catalog.strpos(o, '=') + 1) AS value
    FROM (SELECT concat('fdw ', fdwname) AS object, fdwoptions AS options
      FROM pg_catalog.pg_foreign_data_wrapper
      UNION ALL SELECT concat('server ', srvname), srvoptions FROM pg_catalog.pg_foreign_server
      UNION ALL SELECT concat('foreignTable ', n.nspname, '.', c.relname), f.ftoptions
      FROM pg_catalog.pg_foreign_table f JOIN pg_catalog.pg_class c ON c.oid = f.ftrelid
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace) AS it, unnest(options) AS o
    WHERE o !~* '${SECRET_OPTION}'`);
  return rows.map((row) => ({
    object: String(row['object']),
    name: String(row['name']),
    value: String(row['value']),
  }));
}

const SECRET_NAME = 'pass|secret|token|cred|key';

/** Options whose values no text shows, as a regular expression of `name=value`. */
export const SECRET_OPTION = `^[^=]*(${SECRET_NAME})[^=]*=`;

/** Whether the name of an option says that its value is kept secret. */
export function isSecretOption(name: string): boolean {
  return new RegExp(SECRET_NAME, 'i').test(name);
}

/** What pg-delta writes in place of most values of options, those that are no secrets among them. */
const PLACEHOLDER = /'__OPTION_([^']*)__'/g;

/** A statement with the values of an object's options. */
export function withOptions(sql: string, object: string, options: readonly ForeignOption[]) {
  const own = options.filter((it) => it.object === object);
  return sql.replaceAll(PLACEHOLDER, (text, key: string) => {
    const found = own.find(({ name }) => name.toUpperCase() === key);
    return found ? `'${found.value.replaceAll("'", "''")}'` : text;
  });
}

/** Whether values are left out of a statement that only a person knows. */
export function withoutSecrets(sql: string): { readonly sql: string; readonly hidden: number } {
  return {
    sql: sql.replaceAll(PLACEHOLDER, "'...'"),
    hidden: [...sql.matchAll(PLACEHOLDER)].length,
  };
}

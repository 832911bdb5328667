import type { Catalogue } from './catalogue.ts';

/** What belongs to a server or to the database itself, and differs between any two of them. */
const OF_SERVER: ReadonlySet<string> = new Set(['role', 'settings', 'shared comment', 'database']);

/** Whom objects belong to who say nothing else must still be known: without its privileges. */
export function withoutServer({ rows }: Catalogue): Catalogue {
  return {
    rows: rows.flatMap((row) => {
      if (!OF_SERVER.has(row.kind)) return [row];
      const definition = row.definition.replace(/ acl=.*$/, ' acl=');
      return row.kind === 'database' ? [{ ...row, definition }] : [];
    }),
  };
}

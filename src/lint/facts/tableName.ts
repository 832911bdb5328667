import type { RangeVar } from '@pgsql/types';

/**
 * A relation's name for comparing, schema first. Without a schema it is taken for one of `public`,
 * which is where it is unless `search_path` was changed, or of the schema that is given: so `t` and
 * `public.t` are one table, and `a.t` and `b.t` are two.
 */
export function tableKey(
  { schemaname, relname, relpersistence }: RangeVar,
  usual = 'public',
): string {
  const schema = schemaname ?? (relpersistence === 't' ? 'pg_temp' : usual);
  return `${schema}.${relname ?? ''}`;
}

/** A relation's name as the script says it, for messages: `orders`, `billing.orders`. */
export function shownTable({ schemaname, relname }: RangeVar): string {
  return schemaname ? `${schemaname}.${relname}` : `${relname}`;
}

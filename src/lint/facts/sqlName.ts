import type { RangeVar } from '@pgsql/types';

/** A name as a person writes it in SQL: quoted only where PostgreSQL would read it otherwise. */
export function sqlName(name: string): string {
  const isPlain = /^[a-z_][a-z0-9_$]*$/.test(name) && !RESERVED.has(name);
  return isPlain ? name : `"${name.replaceAll('"', '""')}"`;
}

/** A relation's name in SQL, with its schema if the script says it. */
export function sqlTable({ schemaname, relname = '' }: RangeVar): string {
  return schemaname === undefined ? sqlName(relname) : `${sqlName(schemaname)}.${sqlName(relname)}`;
}

/** No column or table may be called so without quotes. (PostgreSQL 18's `kwlist.h`.) */
const RESERVED: ReadonlySet<string> = new Set(
  (
    'all analyse analyze and any array as asc asymmetric both case cast check collate column ' +
    'constraint create current_catalog current_date current_role current_time current_timestamp ' +
    'current_user default deferrable desc distinct do else end except false fetch for foreign from ' +
    'grant group having in initially intersect into lateral leading limit localtime localtimestamp ' +
    'not null offset on only or order placing primary references returning select session_user some ' +
    'symmetric system_user table then to trailing true union unique user using variadic when where ' +
    'window with authorization binary collation concurrently cross current_schema freeze full ilike ' +
    'inner is isnull join left like natural notnull outer overlaps right similar tablesample verbose'
  ).split(' '),
);

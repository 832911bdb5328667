import type { RangeVar } from '@pgsql/types';

/**
 * Whether a relation is of someone else: PostgreSQL's own, an extension's, a ledger, or in a schema
 * that no script has made. Its absence from the scripts says nothing.
 */
export function isElsewhere(
  { schemaname, relname = '' }: RangeVar,
  isSchemaMade: (name: string) => boolean,
): boolean {
  if (relname.startsWith('pg_') || KNOWN.has(relname)) return true;
  return schemaname !== undefined && schemaname !== 'public' && !isSchemaMade(schemaname);
}

/** Ledgers, and the tables of PostGIS and pg_partman. */
const KNOWN: ReadonlySet<string> = new Set([
  '_sqlx_migrations',
  '__sqlx_migrations',
  '__diesel_schema_migrations',
  '__EFMigrationsHistory',
  '_prisma_migrations',
  'alembic_version',
  'databasechangelog',
  'databasechangeloglock',
  'django_migrations',
  'flyway_schema_history',
  'goose_db_version',
  'knex_migrations',
  'refinery_schema_history',
  'schema_migrations',
  'geography_columns',
  'geometry_columns',
  'part_config',
  'part_config_sub',
  'raster_columns',
  'raster_overviews',
  'spatial_ref_sys',
]);

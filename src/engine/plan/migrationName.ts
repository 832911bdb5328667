/** What a migration is called in every message: version and description, as the ledger has them. */
export function migrationName(migration: {
  readonly version: bigint;
  readonly description: string;
}): string {
  return `${migration.version} ${migration.description}`.trimEnd();
}

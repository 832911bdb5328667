/** One row of `_sqlx_migrations` (sqlx.md, section 3). */
export interface LedgerRow {
  readonly version: bigint;
  readonly description: string;
  readonly installedOn: Date;
  readonly success: boolean;
  readonly checksum: Buffer;
  /** Nanoseconds; -1 where the run died before writing it, or the row was marked as applied. */
  readonly executionTime: bigint;
}

/** Where the ledger was found, resolved once so that a later `search_path` cannot move it. */
export interface LedgerLocation {
  readonly schema: string;
  readonly table: string;
}

/** The record of what is applied. No location: the table does not exist yet, which is no error. */
export interface Ledger {
  /** The table's name as configured: raw SQL text, maybe schema-qualified and quoted, as in sqlx.toml. */
  readonly name: string;
  readonly location?: LedgerLocation;
  /** In version order. */
  readonly rows: readonly LedgerRow[];
  /** Further tables of the same name in other schemas of the database, as `schema.table`. */
  readonly others: readonly string[];
}

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
  /** Ledgers of the same name in other schemas. None where the name says its schema. */
  readonly others: readonly OtherLedger[];
}

/** A ledger that an unqualified name would mean under another `search_path`. */
export interface OtherLedger {
  /** As SQL text, with quotes where they are needed: `app._sqlx_migrations`. */
  readonly name: string;
  /** As far as this role may look; looked for only while our own ledger is empty. */
  readonly hasRows: boolean;
}

/**
 * The tools whose ledgers can be taken over; `sqlx-table` is sqlx under another name of the table.
 * What is said of dbmate holds for Rails and Ecto, too: a table of that name, in which versions stand.
 */
export const FOREIGN_TOOLS = [
  'diesel',
  'flyway',
  'dbmate',
  'golang-migrate',
  'goose',
  'refinery',
  'sqlx-table',
] as const;

export type ForeignTool = (typeof FOREIGN_TOOLS)[number];

/** Whose a table is that nobody has named. */
export type LedgerTool = Exclude<ForeignTool, 'sqlx-table'> | 'sqlx';

/**
 * What another tool says of one version. `baseline`: everything up to it was there before the tool
 * was. `undone`: taken back or struck off later. `repeatable`: has no version and runs at each change.
 */
export type ForeignState = 'applied' | 'failed' | 'undone' | 'baseline' | 'repeatable';

export interface ForeignRow {
  /** As the tool writes it, such as `2024.01.01`; empty where it has none. */
  readonly version: string;
  /** Empty where the tool records none. */
  readonly description: string;
  readonly state: ForeignState;
  /** Of the bytes of the file, as ours. Only sqlx keeps such. */
  readonly checksum?: Buffer;
}

/** Another tool's ledger as it was read. */
export interface ForeignTable {
  readonly tool: ForeignTool;
  /** As SQL text, with quotes where they are needed: `app.flyway_schema_history`. */
  readonly name: string;
  /** One for each version, in the tool's own order. */
  readonly rows: readonly ForeignRow[];
}

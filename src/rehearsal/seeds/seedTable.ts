/** A table that rows are made for, as PostgreSQL's catalogs describe it. */
export interface SeedTable {
  readonly oid: number;
  /** With its schema, quoted where needed. */
  readonly name: string;
  /** True of a partitioned table, which has its rows in its partitions. */
  readonly isParent: boolean;
  /** The oids of itself and of the partitioned tables above it; none where it is no partition. */
  readonly within: readonly number[];
  readonly columns: readonly SeedColumn[];
  /** CHECK constraints, and of a partition what its rows must be. */
  readonly checks: readonly Check[];
  readonly foreignKeys: readonly ForeignKey[];
  /** The columns of the primary key; none where there is no such key. */
  readonly key: readonly string[];
}

export interface SeedColumn {
  readonly name: string;
  /** As PostgreSQL writes it, with its modifier: `character varying(10)`. */
  readonly type: string;
  readonly typeOid: number;
  /** The modifier as the catalog has it; -1 for none. */
  readonly modifier: number;
  readonly isNotNull: boolean;
  readonly isGenerated: boolean;
  readonly hasDefault: boolean;
}

/** A condition over columns of one row, as SQL. */
export interface Check {
  readonly expression: string;
  readonly columns: readonly string[];
}

export interface ForeignKey {
  readonly columns: readonly string[];
  readonly parent: number;
  readonly parentName: string;
  readonly parentColumns: readonly string[];
}

/** A type, and what it is made of. */
export interface SeedType {
  readonly oid: number;
  readonly name: string;
  /** PostgreSQL's `typtype`: b, c, d, e, r or m. */
  readonly kind: string;
  /** Of an array its element's type, of a domain its base, of a range what it ranges over. */
  readonly inner?: number;
  readonly innerModifier: number;
  readonly isArray: boolean;
  readonly isNotNull: boolean;
  /** Of an enum, in its order. */
  readonly labels: readonly string[];
  /** Of a composite type. */
  readonly attributes: readonly { readonly typeOid: number; readonly modifier: number }[];
  /** Of a domain, with VALUE for the value. */
  readonly checks: readonly string[];
}

/** Tables with all that their foreign keys lead to, and the types of their columns. */
export interface SeedSchema {
  readonly tables: readonly SeedTable[];
  readonly types: ReadonlyMap<number, SeedType>;
}

/** A value as text that PostgreSQL reads, or NULL. */
export type SeedValue = string | null;

/** Values by column. A column that is missing has its default. */
export type SeedRow = Readonly<Record<string, SeedValue>>;

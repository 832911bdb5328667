/** One object of a database, as text that can be compared. */
export interface CatalogueRow {
  readonly kind: string;
  readonly identity: string;
  /** The identity of the object that it goes with: the table of a column. */
  readonly parent?: string;
  readonly definition: string;
}

/** Everything in a database that a migration can leave behind, sorted by kind and identity. */
export interface Catalogue {
  readonly rows: readonly CatalogueRow[];
}

/** What tells an object from all others. */
export function keyOf({ kind, identity }: Pick<CatalogueRow, 'kind' | 'identity'>): string {
  return `${kind} ${identity}`;
}

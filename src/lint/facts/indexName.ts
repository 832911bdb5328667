/** The name for an index that has none. */
export interface IndexName {
  readonly name: string;
  /** True when it is the one that PostgreSQL gives it, as far as the scripts tell. */
  readonly isSure: boolean;
}

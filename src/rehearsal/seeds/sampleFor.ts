/** What a value is for. */
export interface SampleFor {
  readonly typeOid: number;
  readonly modifier: number;
  /** Words for a text. */
  readonly column: string;
  /** From 0: each has another value, and higher ones are greater where there is an order. */
  readonly nth: number;
  /** Long, large and exact, so that a narrower type is seen to cut it. */
  readonly isWide: boolean;
}

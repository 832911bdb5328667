/** The schema that a series of up scripts makes, as far as their text tells. */
export interface History {
  /** True when something was made in a way that the text does not tell, such as EXECUTE. */
  readonly isPartial: boolean;
}

import type { Failure } from '../run/report.ts';

/** What became of a wish to create or to drop a database. `unneeded`: it was so already. */
export type DatabaseChange =
  | { readonly kind: 'done' }
  | { readonly kind: 'unneeded' }
  | { readonly kind: 'failed'; readonly failure: Failure };

import type { Named } from './objects.ts';

/** Where in `Catalogue.needers` stands what needs a type or a routine: it keeps that under a new name. */
export function madeKey({ madeBy }: Pick<Named, 'madeBy'>): string {
  return `made ${madeBy.moment}`;
}

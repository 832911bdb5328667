import type { CatalogueRow } from '../catalogue.ts';

/** One object with what goes with it: a table with its columns, indexes, comments ... */
export interface Group {
  readonly head: CatalogueRow;
  readonly parts: readonly CatalogueRow[];
}

/** What a text needs to know of the whole database. */
export interface Setting {
  /** Who owns the database: of what is theirs, as most is, no owner is told. */
  readonly owner: string;
}

/** The statements of one object. */
export type Writer = (group: Group, setting: Setting) => readonly string[];

/** The parts of one kind. */
export function partsOf({ parts }: Group, kind: string): CatalogueRow[] {
  return parts.filter((it) => it.kind === kind);
}

/** The last part of a name: `note` of `public.orders.note`. The rest is `parent`. */
export function ownName({ identity, parent }: CatalogueRow): string {
  return parent === undefined ? identity : identity.slice(parent.length + 1);
}

import { type Catalogue, type CatalogueRow, keyOf } from './catalogue.ts';

/** What is with an object in one of two states and not in the other. */
export interface Difference {
  /** `missing`: only in the first state. `extra`: only in the second. */
  readonly change: 'missing' | 'extra' | 'changed';
  readonly kind: string;
  readonly identity: string;
  readonly parent?: string;
  readonly before?: string;
  readonly after?: string;
  /**
   * A note is told and does not count: the order of columns, the names that PostgreSQL gives to NOT
   * NULL, and white space in a body. The order of a composite type's attributes counts, as its values
   * are written by it; where attributes have come or gone, those do.
   */
  readonly isNote: boolean;
}

/** What differs between two states of a database, first what counts. */
export function differences(before: Catalogue, after: Catalogue): Difference[] {
  const [first, second] = [byKey(before), byKey(after)];
  const found: Difference[] = [];
  for (const [key, row] of first) {
    const other = second.get(key);
    if (!other) found.push(differenceOf('missing', row, undefined));
    else if (other.definition !== row.definition) found.push(differenceOf('changed', row, other));
  }
  for (const [key, row] of second) {
    if (!first.has(key)) found.push(differenceOf('extra', undefined, row));
  }
  return found.toSorted((a, b) => Number(a.isNote) - Number(b.isNote));
}

function byKey({ rows }: Catalogue): Map<string, CatalogueRow> {
  return new Map(rows.map((row) => [keyOf(row), row]));
}

function differenceOf(
  change: Difference['change'],
  before: CatalogueRow | undefined,
  after: CatalogueRow | undefined,
): Difference {
  const row = before ?? after;
  const [kind, identity, parent] = [row?.kind ?? '', row?.identity ?? '', row?.parent];
  return {
    change,
    kind,
    identity,
    ...(parent !== undefined && { parent }),
    ...(before && { before: before.definition }),
    ...(after && { after: after.definition }),
    isNote: isNote(kind, before, after),
  };
}

const NOTED_KINDS: ReadonlySet<string> = new Set(['column order', 'not null name']);

function isNote(
  kind: string,
  before: CatalogueRow | undefined,
  after: CatalogueRow | undefined,
): boolean {
  if (NOTED_KINDS.has(kind)) return true;
  if (kind === 'attribute order') return !sameNames(before, after);
  return before !== undefined && after !== undefined && sameBody(before, after);
}

function sameNames(before: CatalogueRow | undefined, after: CatalogueRow | undefined): boolean {
  const [was, is] = [before, after].map((it) => it?.definition.split(', ').sort().join());
  return was === is;
}

/** Bodies compare verbatim in the catalogue; a reader sees no difference in their white space. */
function sameBody(before: CatalogueRow, after: CatalogueRow): boolean {
  if (before.kind !== 'function') return false;
  return squeezed(before.definition) === squeezed(after.definition);
}

function squeezed(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}

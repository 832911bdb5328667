import { type Catalogue, type CatalogueRow, keyOf } from '../catalogue.ts';
import { commentedObject } from './commentText.ts';
import type { Group } from './group.ts';

/** The rows of a catalogue by the objects that a person thinks in, each part with its whole. */
export function groups({ rows }: Catalogue): Group[] {
  const finder = new Finder(rows);
  const found = new Map<CatalogueRow, CatalogueRow[]>();
  for (const row of rows) {
    const head = finder.headOf(row);
    const parts = found.get(head) ?? [];
    found.set(head, parts);
    if (head !== row) parts.push(row);
  }
  return [...found].map(([head, parts]) => ({ head, parts: parts.toSorted(byKind) }));
}

/** Not as the server sorts, which differs from one to the next. */
export function byKind(a: CatalogueRow, b: CatalogueRow): number {
  return compare(a.kind, b.kind) || compare(a.identity, b.identity);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

class Finder {
  readonly #byKey: ReadonlyMap<string, CatalogueRow>;
  readonly #byIdentity = new Map<string, CatalogueRow>();

  constructor(rows: readonly CatalogueRow[]) {
    this.#byKey = new Map(rows.map((it) => [keyOf(it), it]));
    for (const row of rows) if (!COMMENTS.has(row.kind)) this.#byIdentity.set(row.identity, row);
  }

  headOf(row: CatalogueRow): CatalogueRow {
    const whole = this.#wholeOf(row);
    return whole && whole !== row ? this.headOf(whole) : row;
  }

  #wholeOf(row: CatalogueRow): CatalogueRow | undefined {
    const { kind, parent, definition } = row;
    if (COMMENTS.has(kind)) return this.#commented(row);
    const owner = kind === 'sequence' ? OWNER.exec(definition)?.[1] : parent;
    if (owner === undefined) return undefined;
    return WHOLES.map((it) => this.#byKey.get(`${it} ${owner}`)).find((it) => it !== undefined);
  }

  /** Of what stands in a schema the name is enough; of what does not, the kind is needed. */
  #commented({ identity }: CatalogueRow): CatalogueRow | undefined {
    const name = commentedObject(identity);
    const isQualified = name.includes('.') || name.includes('(');
    return this.#byKey.get(identity) ?? (isQualified ? this.#byIdentity.get(name) : undefined);
  }
}

const COMMENTS: ReadonlySet<string> = new Set(['comment', 'shared comment']);

const WHOLES = ['table', 'view', 'type'];

/** The table in `owned by=public.orders.id`. */
const OWNER = / owned by=(.+)\.[^.]+$/;

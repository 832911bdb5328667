import { type Nodes, wordsOf } from '../../../sql/nodes.ts';
import type { UsedColumn } from '../records.ts';

/** A column that a query may name; what is used by that, if it is a table's. */
export interface SourceColumn {
  readonly name: string;
  readonly used: UsedColumn | undefined;
}

/** What stands in FROM, under the name that it has there. */
export interface Source {
  readonly name: string | undefined;
  /** Undefined where the text does not tell them, as of a function. */
  readonly columns: readonly SourceColumn[] | undefined;
}

/** What the names in a part of a query may mean: the inmost SELECT first. */
export interface Scope {
  readonly sources: Source[];
  readonly outer: Scope | undefined;
  /** The names that WITH gives. */
  readonly withNames: ReadonlySet<string>;
  /** Names of the select list: ORDER BY means those. */
  readonly outputs?: ReadonlySet<string>;
}

/** Whether a name in FROM is one that a WITH has given. */
export function isOfWith(name: string, scope: Scope): boolean {
  for (let it: Scope | undefined = scope; it; it = it.outer) {
    if (it.withNames.has(name)) return true;
  }
  return false;
}

/** The columns that a reference means, as far as it is certain whose they are. */
export function columnsMeant(
  { fields }: Nodes['ColumnRef'],
  scope: Scope,
): readonly SourceColumn[] {
  const words = wordsOf(fields);
  const isStar = words.length < (fields ?? []).length;
  const [name = '', owner] = isStar ? ['', words.at(-1)] : [words.at(-1), words.at(-2)];
  const isMeant = (it: SourceColumn): boolean => isStar || it.name === name;
  if (owner !== undefined) return sourceOf(owner, scope)?.columns?.filter(isMeant) ?? [];
  if (isStar) return scope.sources.flatMap(({ columns }) => columns ?? []);
  return scope.outputs?.has(name) ? [] : columnsOf(name, scope);
}

function sourceOf(name: string, scope: Scope): Source | undefined {
  for (let it: Scope | undefined = scope; it; it = it.outer) {
    const found = it.sources.find((source) => source.name === name);
    if (found) return found;
  }
  return undefined;
}

/** Two of one level would be ambiguous; a source of unknown columns may have what is not found. */
function columnsOf(name: string, scope: Scope): readonly SourceColumn[] {
  for (let it: Scope | undefined = scope; it; it = it.outer) {
    const found = it.sources.flatMap(
      ({ columns }) => columns?.filter((column) => column.name === name) ?? [],
    );
    if (found.length > 0) return found;
    if (it.sources.some(({ columns }) => !columns)) return [];
  }
  return [];
}

import type { ForeignRow, ForeignState } from './foreignTable.ts';

/**
 * What Flyway's history says of each version: the last of its rows by `installed_rank` counts, since
 * an undo or a deletion is a further row. Source: Flyway's documentation, "Flyway schema history table".
 */
export function flywayRows(history: readonly Readonly<Record<string, unknown>>[]): ForeignRow[] {
  const ordered = history.toSorted(
    (a, b) => Number(a['installed_rank']) - Number(b['installed_rank']),
  );
  const byVersion = new Map<string, ForeignRow>();
  for (const row of ordered.filter(({ type }) => type !== CREATED_SCHEMA)) {
    const found = flywayRow(row);
    byVersion.set(found.version || `repeatable ${found.description}`, found);
  }
  return [...byVersion.values()];
}

/** The row that tells that Flyway has made the schema. */
const CREATED_SCHEMA = 'SCHEMA';

function flywayRow(row: Readonly<Record<string, unknown>>): ForeignRow {
  const version = row['version'] === null ? '' : String(row['version']);
  const type = String(row['type']);
  const description = String(row['description'] ?? '');
  return {
    version,
    description,
    state: row['success'] === true ? stateOf(type, version) : 'failed',
  };
}

/** `SQL_BASELINE` is a baseline migration (B2__x.sql): it stands for all up to it, too. */
function stateOf(type: string, version: string): ForeignState {
  if (version === '') return 'repeatable';
  if (type === 'BASELINE' || type === 'SQL_BASELINE') return 'baseline';
  return type === 'DELETE' || type.startsWith('UNDO') ? 'undone' : 'applied';
}

import { flywayRows } from './flywayRows.ts';
import type { ForeignRow, ForeignTool } from './foreignTable.ts';

type RawRow = Readonly<Record<string, unknown>>;

/** How a tool records what it has applied. */
interface Shape {
  /** Its name for its table. */
  readonly table: string;
  /** What it cannot be without. */
  readonly columns: readonly string[];
  readonly rowsOf: (rows: readonly RawRow[]) => ForeignRow[];
}

/** Of all but sqlx, whose table has the shape of ours. */
export const SHAPES: Readonly<Record<Exclude<ForeignTool, 'sqlx-table'>, Shape>> = {
  diesel: {
    table: '__diesel_schema_migrations',
    columns: ['version', 'run_on'],
    rowsOf: versionsAlone,
  },
  flyway: {
    table: 'flyway_schema_history',
    columns: ['installed_rank', 'version', 'description', 'type', 'success'],
    rowsOf: flywayRows,
  },
  dbmate: { table: 'schema_migrations', columns: ['version'], rowsOf: versionsAlone },
  'golang-migrate': {
    table: 'schema_migrations',
    columns: ['version', 'dirty'],
    rowsOf: (rows) => rows.map(newestOne),
  },
  goose: {
    table: 'goose_db_version',
    columns: ['id', 'version_id', 'is_applied'],
    rowsOf: gooseRows,
  },
  refinery: {
    table: 'refinery_schema_history',
    columns: ['version', 'name', 'applied_on'],
    rowsOf: (rows) => rows.map(named).sort(byNumber),
  },
};

/** What succeeded, and nothing of it but the version. */
function versionsAlone(rows: readonly RawRow[]): ForeignRow[] {
  const versions = rows.map((row) => String(row['version'])).sort();
  return versions.map((version) => ({ version, description: '', state: 'applied' }));
}

/**
 * golang-migrate's only row stands for itself and all before it; where it is dirty, it is what failed.
 * Source: golang-migrate, database/postgres `SetVersion`.
 */
function newestOne({ version, dirty }: RawRow): ForeignRow {
  return {
    version: String(version),
    description: '',
    state: dirty === true ? 'failed' : 'baseline',
  };
}

/** The last row of a version counts, and version 0 is goose's own. Source: goose, `pg` dialect. */
function gooseRows(rows: readonly RawRow[]): ForeignRow[] {
  const last = new Map<string, ForeignRow>();
  for (const row of rows.toSorted((a, b) => Number(a['id']) - Number(b['id']))) {
    const version = String(row['version_id']);
    const state = row['is_applied'] === true ? 'applied' : 'undone';
    if (version !== '0') last.set(version, { version, description: '', state });
  }
  return [...last.values()].sort(byNumber);
}

function named({ version, name }: RawRow): ForeignRow {
  return { version: String(version), description: String(name ?? ''), state: 'applied' };
}

/** Also where a table of that name holds something else. */
function byNumber(a: ForeignRow, b: ForeignRow): number {
  return a.version.localeCompare(b.version, 'en', { numeric: true });
}

import type { Statement } from '../../sql/parser.ts';
import type { LintFolder, LintMigration, LintScript } from '../subject.ts';

/**
 * Whether a statement behind this one, or a migration behind this one, takes a column for one with a
 * default and a sequence of its own, which PostgreSQL refuses for an identity column: it changes the
 * default, drops NOT NULL, adds an identity, drops or alters the sequence; or its down script makes
 * the table anew with a serial. DO blocks and bodies count, too.
 */
export function isDefaultChangedLater(
  { table, column }: { readonly table: string; readonly column: string },
  statement: Statement,
  script: LintScript,
): boolean {
  const [tableName, name] = [table, column].map((it) => it.replaceAll(/\W/g, '\\$&'));
  const rest = script.text.slice(statement.span.end);
  const later = laterMigrations(script);
  const telling = script.migration?.folder.once(tellingMigrations) ?? NONE;
  const ups = [rest, ...later.flatMap((it) => (telling.has(it.path) && it.up?.text) || [])];
  const downs = later.flatMap((it) => (telling.has(it.path) && it.down?.text) || []);
  const change = `\\b${name}"?\\s+(?:set\\s+default|drop\\s+default|drop\\s+not\\s+null|add\\s+generated)\\b`;
  return (
    has(ups, `\\b${tableName}\\b[^;]*${change}`) ||
    has(ups, `\\b(?:drop|alter)\\s+sequence\\b[^;]*\\b${tableName}_${name}_seq\\b`) ||
    has(downs, `\\b${tableName}"?\\s*\\([^;]*\\b${name}"?\\s+(?:small|big)?serial`) ||
    (has(ups, change) && isRenamed(tableName, [rest, ...later.flatMap(({ up }) => up?.text ?? [])]))
  );
}

/** By another name it may be any table whose column of that name is changed. */
function isRenamed(table: string | undefined, texts: readonly string[]): boolean {
  return has(texts, `\\b${table}"?\\s+rename\\s+to\\b`);
}

function has(texts: readonly string[], pattern: string): boolean {
  const expression = new RegExp(pattern, 'i');
  return texts.some((it) => expression.test(it));
}

function laterMigrations({ migration }: LintScript): readonly LintMigration[] {
  if (!migration) return [];
  const { migrations } = migration.folder;
  return migrations.slice(migrations.findIndex(({ path }) => path === migration.path) + 1);
}

/**
 * The paths of those that say anything of the kind, of whatever column: to read all that is behind
 * each serial took longer than all the other rules for 1,000 migrations.
 */
function tellingMigrations({ migrations }: LintFolder): ReadonlySet<string> {
  const telling = migrations.filter(
    ({ up, down }) => TELLS.test(up?.text ?? '') || SERIAL.test(down?.text ?? ''),
  );
  return new Set(telling.map(({ path }) => path));
}

const TELLS =
  /\b(?:set\s+default|drop\s+default|drop\s+not\s+null|add\s+generated|drop\s+sequence|alter\s+sequence)\b/i;

const SERIAL = /serial/i;

const NONE: ReadonlySet<string> = new Set();

import type { Statement } from '../../sql/parser.ts';
import type { LintFolder, LintScript } from '../subject.ts';

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
  const { ups, downs } = tellingTexts(statement, script);
  if (ups.length === 0 && downs.length === 0) return false;
  const [tableName, name] = [table, column].map((it) => it.replaceAll(/\W/g, '\\$&'));
  const change = `\\b${name}"?\\s+(?:set\\s+default|drop\\s+default|drop\\s+not\\s+null|add\\s+generated)\\b`;
  return (
    has(ups, `\\b${tableName}\\b[^;]*${change}`) ||
    has(ups, `\\b(?:drop|alter)\\s+sequence\\b[^;]*\\b${tableName}_${name}_seq\\b`) ||
    has(downs, `\\b${tableName}"?\\s*\\([^;]*\\b${name}"?\\s+(?:small|big)?serial`) ||
    // By another name it may be any table whose column of that name is changed.
    (has(ups, change) && has(allUps(statement, script), `\\b${tableName}"?\\s+rename\\s+to\\b`))
  );
}

function has(texts: readonly string[], pattern: string): boolean {
  const expression = new RegExp(pattern, 'i');
  return texts.some((it) => expression.test(it));
}

/** The rest of the script, and the up scripts behind it. */
function allUps({ span }: Statement, { text, migration }: LintScript): string[] {
  const later = migration ? migration.folder.migrations.slice(numberOf(migration) + 1) : [];
  return [text.slice(span.end), ...later.flatMap(({ up }) => up?.text ?? [])];
}

function numberOf(migration: NonNullable<LintScript['migration']>): number {
  return migration.folder.migrations.findIndex(({ path }) => path === migration.path);
}

/** Of the same, and of the down scripts, those that say anything of the kind, of whatever column. */
function tellingTexts({ span }: Statement, { text, migration }: LintScript) {
  const rest = text.slice(span.end);
  const own = CHANGES.test(rest) ? [rest] : [];
  const all = migration?.folder.once(tellingMigrations) ?? [];
  if (!migration || all.length === 0) return { ups: own, downs: [] };
  const number = numberOf(migration);
  const later = all.filter((it) => it.number > number);
  return {
    ups: [...own, ...later.flatMap(({ up }) => up ?? [])],
    downs: later.flatMap(({ down }) => down ?? []),
  };
}

/** What is to be read of a migration; a text is absent where it says nothing of the kind. */
interface Telling {
  /** Its place among those of the folder. */
  readonly number: number;
  readonly up: string | undefined;
  readonly down: string | undefined;
}

/** To read all that is behind each serial had doubled the time of 1,000 migrations. */
function tellingMigrations({ migrations }: LintFolder): readonly Telling[] {
  return migrations.flatMap(({ up, down }, number) => {
    const it = { number, up: among(CHANGES, up?.text), down: among(SERIAL, down?.text) };
    return it.up === undefined && it.down === undefined ? [] : it;
  });
}

function among(pattern: RegExp, text: string | undefined): string | undefined {
  return text !== undefined && pattern.test(text) ? text : undefined;
}

const CHANGES =
  /\b(?:set\s+default|drop\s+default|drop\s+not\s+null|add\s+generated|drop\s+sequence|alter\s+sequence)\b/i;

const SERIAL = /serial/i;

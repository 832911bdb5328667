import type { Statement } from '../../sql/parser.ts';
import type { LintScript } from '../subject.ts';

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
  const [ups, downs] = laterTexts(statement, script);
  const has = (texts: readonly string[], pattern: string): boolean =>
    texts.some((it) => new RegExp(pattern, 'i').test(it));
  const isRenamed = has(ups, `\\b${tableName}"?\\s+rename\\s+to\\b`);
  const change = `\\b${name}"?\\s+(?:set\\s+default|drop\\s+default|drop\\s+not\\s+null|add\\s+generated)\\b`;
  return (
    has(ups, isRenamed ? change : `\\b${tableName}\\b[^;]*${change}`) ||
    has(ups, `\\b(?:drop|alter)\\s+sequence\\b[^;]*\\b${tableName}_${name}_seq\\b`) ||
    has(downs, `\\b${tableName}"?\\s*\\([^;]*\\b${name}"?\\s+(?:small|big)?serial`)
  );
}

function laterTexts(
  { span }: Statement,
  { text, migration }: LintScript,
): readonly [ups: readonly string[], downs: readonly string[]] {
  const rest = text.slice(span.end);
  if (!migration) return [[rest], []];
  const { migrations } = migration.folder;
  const later = migrations.slice(migrations.findIndex(({ path }) => path === migration.path) + 1);
  return [
    [rest, ...later.flatMap(({ up }) => up?.text ?? [])],
    later.flatMap(({ down }) => down?.text ?? []),
  ];
}

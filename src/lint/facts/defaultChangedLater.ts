import type { Statement } from '../../sql/parser.ts';
import type { LintScript } from '../subject.ts';

/**
 * Whether a statement behind this one, or an up script behind this migration, does to a column of
 * that name what PostgreSQL refuses for an identity column: it changes the default, drops NOT NULL,
 * makes it an identity column, or drops or alters the sequence. Tables may have been renamed by
 * then, so that the column's name alone counts; DO blocks and function bodies count, too.
 */
export function isDefaultChangedLater(
  column: string,
  statement: Statement,
  script: LintScript,
): boolean {
  const name = column.replaceAll(/\W/g, '\\$&');
  const changed = new RegExp(
    `\\b${name}"?\\s+(?:set\\s+default|drop\\s+default|drop\\s+not\\s+null|add\\s+generated)\\b` +
      `|\\b(?:drop|alter)\\s+sequence\\b[^;]*_${name}_seq`,
    'i',
  );
  return laterTexts(statement, script).some((it) => changed.test(it));
}

function laterTexts({ span }: Statement, { text, migration }: LintScript): readonly string[] {
  const rest = text.slice(span.end);
  if (!migration) return [rest];
  const { migrations } = migration.folder;
  const own = migrations.findIndex(({ path }) => path === migration.path);
  return [rest, ...migrations.slice(own + 1).flatMap(({ up }) => up?.text ?? [])];
}

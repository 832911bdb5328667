import type { ColumnTrigger } from '../schema/columnTriggers.ts';
import type { DeltaStatement } from '../schema/pgDelta.ts';

/**
 * Statements that give columns other types, with the triggers that are in the way taken aside:
 * PostgreSQL alters no column that a trigger speaks of, and pg-delta does not know.
 */
export function triggersAside(
  statements: readonly DeltaStatement[],
  triggers: readonly ColumnTrigger[],
): DeltaStatement[] {
  const some = (start: string): boolean => statements.some(({ sql }) => sql.startsWith(start));
  const aside = triggers.filter(
    ({ table, column, name }) =>
      some(`ALTER TABLE ${table} ALTER COLUMN ${column} TYPE `) &&
      !some(`DROP TRIGGER ${name} ON ${table}`),
  );
  const drops = aside.map(({ name, table }) => `DROP TRIGGER ${name} ON ${table}`);
  const added = (texts: readonly string[]) =>
    [...new Set(texts)].map((sql): DeltaStatement => ({ sql, made: [] }));
  return [...added(drops), ...statements, ...added(aside.map(({ sql }) => sql))];
}

import { readToken } from '../../sql/lexer.ts';
import { type Fix, replacement } from '../fix.ts';
import { chosenName } from '../history/chosenName.ts';
import type { LintScript } from '../subject.ts';
import type { Alteration } from './alterations.ts';
import { likeCase } from './likeCase.ts';
import { type NewMigration, newMigration } from './newMigration.ts';
import { sqlName, sqlTable } from './sqlName.ts';
import { validationOf } from './validateLater.ts';

/**
 * Puts a constraint that is NOT VALID in the place of SET NOT NULL, and what is left to do in a
 * migration of its own. PostgreSQL 18 can do so with NOT NULL itself, 12 and later with a CHECK.
 */
export function notNullLater(it: Alteration, column: string, script: LintScript): Fix[] {
  const { pgVersion } = script.options;
  if (it.kind !== 'AT_SetNotNull' || pgVersion < 12) return [];
  const name = chosenName(it.table.relname ?? '', [column], 'not_null');
  const rest = newMigration(
    script,
    pgVersion < 18 ? checked(it, name, column) : validationOf(it.table, name),
  );
  if (!rest) return [];
  const keyword = script.text.slice(it.span.start, readToken(script.text, it.span.start).end);
  const words = pgVersion < 18 ? 'check (@ is not null)' : 'not null @';
  const written = likeCase(keyword, `add constraint ~ ${words} not valid`);
  const text = written.replace('~', () => sqlName(name)).replace('@', () => sqlName(column));
  const title = `Add it NOT VALID, and validate it in a migration of its own`;
  return [{ title, isSafe: false, edits: [replacement(it.span, text), ...rest] }];
}

/** With the CHECK validated, SET NOT NULL reads no row. */
function checked({ table }: Alteration, name: string, column: string): NewMigration {
  const alter = `ALTER TABLE ${sqlTable(table)}`;
  return {
    description: `set ${column} not null`,
    up: [
      `${alter} VALIDATE CONSTRAINT ${sqlName(name)};`,
      `${alter} ALTER COLUMN ${sqlName(column)} SET NOT NULL;`,
      `${alter} DROP CONSTRAINT IF EXISTS ${sqlName(name)};`,
    ].join('\n'),
    down: `${alter} ALTER COLUMN ${sqlName(column)} DROP NOT NULL;`,
  };
}

import type { RangeVar } from '@pgsql/types';
import { readToken } from '../../sql/lexer.ts';
import { type Edit, type Fix, insertion } from '../fix.ts';
import type { LintScript } from '../subject.ts';
import { constraintName } from './constraintName.ts';
import type { ConstraintFact } from './constraints.ts';
import { detachConstraint } from './detachConstraint.ts';
import { likeCase } from './likeCase.ts';
import { type NewMigration, newMigration, newMigrations } from './newMigration.ts';
import { sqlName, sqlTable } from './sqlName.ts';

/**
 * Adds a constraint NOT VALID, and checks the rows that are there in a migration of its own, where
 * neither reads nor writes wait. Not to be applied unseen: what comes behind may count on the check.
 */
export function validateLater(fact: ConstraintFact, script: LintScript): Fix[] {
  if (script.role === 'down') return [];
  if (fact.column) return detachedFix(fact, script);
  const name = constraintName(fact);
  const rest = newMigration(script, validationOf(fact.table, name));
  const title = rest
    ? `Add it NOT VALID, and validate ${name} in a migration of its own`
    : 'Add it NOT VALID';
  return [{ title, isSafe: false, edits: [...notValid(fact, name, script.text), ...(rest ?? [])] }];
}

/** What has no name is given the one that PostgreSQL would choose, for the validation to name. */
function notValid(fact: ConstraintFact, name: string, text: string): Edit[] {
  const { start, end } = fact.spanOf();
  const keyword = text.slice(start, readToken(text, start).end);
  const named = `${likeCase(keyword, 'constraint')} ${sqlName(name)} `;
  return [
    ...(fact.constraint.conname === undefined ? [insertion(start, named)] : []),
    insertion(end, ` ${likeCase(keyword, 'not valid')}`),
  ];
}

/** A column's own constraint cannot be NOT VALID: it becomes one of the table. */
function detachedFix(fact: ConstraintFact, script: LintScript): Fix[] {
  const name = constraintName(fact);
  const detached = detachConstraint(fact, name, script.text);
  if (!detached) return [];
  const table = sqlTable(fact.table);
  const addition: NewMigration = {
    description: `add ${name}`,
    up: [
      `ALTER TABLE ${table} DROP CONSTRAINT IF EXISTS ${sqlName(name)};`,
      `ALTER TABLE ${table} ${detached.addition} NOT VALID;`,
    ].join('\n'),
    down: `ALTER TABLE IF EXISTS ${table} DROP CONSTRAINT IF EXISTS ${sqlName(name)};`,
  };
  const rest = newMigrations(script, [addition, validationOf(fact.table, name)]);
  if (!rest) return [];
  const title = `Add ${name} NOT VALID, and validate it, in migrations of their own`;
  return [{ title, isSafe: false, edits: [detached.removal, ...rest] }];
}

/** The migration that checks the rows of a constraint that is NOT VALID. */
export function validationOf(table: RangeVar, name: string): NewMigration {
  return {
    description: `validate ${name}`,
    up: `ALTER TABLE ${sqlTable(table)} VALIDATE CONSTRAINT ${sqlName(name)};`,
    down: '-- A constraint that was validated stays so: there is nothing to undo.',
  };
}

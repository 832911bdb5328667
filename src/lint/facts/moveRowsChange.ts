import type { RangeVar } from '@pgsql/types';
import type { Statement } from '../../sql/parser.ts';
import { type Fix, replacement } from '../fix.ts';
import type { LintScript } from '../subject.ts';
import { newMigration } from './newMigration.ts';
import { commentStart, statementLines } from './statementLines.ts';

/**
 * Moves an UPDATE, or what else changes rows, with the comment above it into a migration of its own.
 * Only the last statement: what follows may need its rows.
 */
export function moveRowsChange(statement: Statement, name: string, script: LintScript): Fix[] {
  if (script.statements.at(-1) !== statement || script.parsed.problem) return [];
  const { text } = script;
  const { start, end } = statement.span;
  const { relname } = (statement.node as { relation?: RangeVar }).relation ?? {};
  const edits = newMigration(script, {
    description: `${name.toLowerCase()} rows of ${relname ?? 'tables'}`,
    up: `${text.slice(commentStart(text, start), end)};`,
    down: '-- Nothing to undo.',
  });
  if (!edits) return [];
  const cut = replacement(statementLines(text, statement, true), '');
  return [{ title: 'Move it into a migration of its own', isSafe: false, edits: [cut, ...edits] }];
}

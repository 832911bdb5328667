import type { Waiting } from '../../sql/lockMode.ts';
import type { Statement } from '../../sql/parser.ts';
import { withInner } from '../facts/doBlocks.ts';
import { shownTable } from '../facts/tableName.ts';
import type { LintScript } from '../subject.ts';
import type { LockEffect } from './lockEffect.ts';
import { locksOf } from './locksOf.ts';

/**
 * What a statement locks, who waits, and whether it rewrites or scans, as Markdown. Undefined for
 * a statement that locks no table.
 */
export function hoverOf(statement: Statement, script: LintScript): string | undefined {
  const lines = withInner(statement).flatMap((one) =>
    locksOf(one, script).map((it) =>
      script.newTables.has(it.relation, one) ? `- ${newLine(it)}` : `- ${lockLine(it)}`,
    ),
  );
  if (lines.length === 0) return undefined;
  return [...lines, '', until(script.isInTransaction(statement))].join('\n');
}

/** `**ACCESS EXCLUSIVE** on the table \`orders\`: reads and writes wait while ...` */
function lockLine(effect: LockEffect): string {
  const { mode, note } = effect;
  const sentence = `**${mode}** on ${where(effect)}: ${WAIT[effect.whoWaits]}${work(effect)}.`;
  return note === undefined ? sentence : `${sentence} ${note}`;
}

function newLine(effect: LockEffect): string {
  return `**${effect.mode}** on ${where(effect)}: ${WAIT.nobody}, as this script has made it.`;
}

function where({ on, relation }: LockEffect): string {
  return relation ? `${on} \`${shownTable(relation)}\`` : on;
}

const WAIT: Readonly<Record<Waiting, string>> = {
  'reads and writes': 'reads and writes wait',
  writes: 'writes wait, reads do not',
  'other DDL only': 'reads and writes go on, other changes of the schema wait',
  nobody: 'nobody who reads or writes waits',
};

function work({ rewrites, scans, changesRows, lasts }: LockEffect): string {
  if (rewrites === true) return '. All of it is written anew, with its indexes';
  if (rewrites === 'perhaps') return '. It may be written anew, with its indexes';
  if (scans === true) return '. All its rows are read';
  if (scans === 'perhaps') return '. All its rows may be read';
  if (changesRows) return ', but for the rows that it changes';
  return lasts === 'briefly' ? ', and there is little to do' : '';
}

function until(isInTransaction: boolean): string {
  return isInTransaction
    ? 'The locks are held until the transaction ends.'
    : 'The locks are held until the statement ends.';
}

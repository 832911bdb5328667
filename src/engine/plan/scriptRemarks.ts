import { foreignDirectives } from '../../sql/foreignDirectives.ts';
import { needsNoTransaction } from '../../sql/outsideTransaction.ts';
import type { ParsedScript, Statement } from '../../sql/parser.ts';
import { placeAt } from '../../sql/span.ts';
import { migrationName } from './migrationName.ts';
import type { Remark, RemarkCode, Step } from './plan.ts';

/** BEGIN first and COMMIT last: it runs, but its row cannot be part of its transaction. */
export function ownTransaction(step: Step, begin: Statement): Remark {
  return remark(
    'own-transaction',
    step,
    begin.span.start,
    `${migrationName(step.migration)} brings its own BEGIN and COMMIT, so its row in the ledger is ` +
      'committed separately. Remove both: every migration is put in a transaction.',
  );
}

/** Statements that would end or nest the transaction that the row is written in. */
export function foreignControl(step: Step, statements: readonly Statement[]): Remark[] {
  return statements.map((statement) =>
    remark(
      'transaction-control',
      step,
      statement.span.start,
      `${firstWords(step, statement)} ends or nests the transaction that the migration and its row ` +
        'in the ledger share, so that half of it could remain. Remove it, or split the migration.',
    ),
  );
}

/** What PostgreSQL will not run inside a transaction, and how to have it run outside of one. */
export function needsNoTransactionRemarks(step: Step, parsed: ParsedScript): Remark[] {
  const alone = parsed.statements.length === 1;
  if (step.script.noTransaction && alone) return [];
  const cure = step.script.noTransaction
    ? 'and the statements of one file are sent as one, which is a transaction. Put it into a ' +
      'migration of its own.'
    : `so ${alone ? '' : 'put it into a migration of its own and '}write -- no-transaction at the ` +
      'very beginning of the file.';
  return needsNoTransaction(parsed).map((statement) =>
    remark(
      'needs-no-transaction',
      step,
      statement.span.start,
      `${firstWords(step, statement)} cannot run inside a transaction, ${cure}`,
    ),
  );
}

export function emptyScript(step: Step, parsed: ParsedScript): Remark[] {
  if (parsed.problem || parsed.statements.length > 0) return [];
  const effect = step.direction === 'up' ? 'will count as applied' : 'will count as reverted';
  const message = `${migrationName(step.migration)} has no statement: it does nothing and ${effect}.`;
  return [remark('empty-script', step, 0, message)];
}

/**
 * Another runner would stop where its way down begins: here that is a comment, and what the file has
 * made is taken back by the rest of it. One that begins the way up anew runs to its end.
 */
export function otherRunner(step: Step, { statements }: ParsedScript): Remark[] {
  if (step.direction !== 'up') return [];
  const { text } = step.script;
  const [down] = foreignDirectives(text, statements).filter(({ does }) => does === 'down');
  if (!down || !statements.some(({ span }) => span.start > down.span.end)) return [];
  const message =
    `${text.slice(down.span.start, down.span.end)} is a directive of ${down.runner}, and a comment here: ` +
    'what stands below it runs as well, and undoes what stands above. Move that into a down script.';
  return [remark('other-runner', step, down.span.start, message)];
}

/** What our parser rejects; a server that is newer than the parser may still take it. */
export function syntaxError(step: Step, { problem }: ParsedScript): Remark[] {
  if (!problem) return [];
  return [remark('syntax-error', step, problem.offset, syntaxMessage(step, problem))];
}

const BYTE_ORDER_MARK = '\ufeff';

function syntaxMessage(step: Step, problem: { message: string; offset: number }): string {
  const { text } = step.script;
  if (text.startsWith(BYTE_ORDER_MARK)) {
    return (
      'The file begins with a byte order mark, which PostgreSQL takes for a letter. ' +
      'Save it as UTF-8 without BOM.'
    );
  }
  if (text[problem.offset] === '\\') {
    return 'This looks like a command of psql, which the server does not know. Write it as SQL.';
  }
  return `PostgreSQL 18's parser rejects this: ${problem.message}. A newer server may take it.`;
}

/** Its first four words; those that say only whether it must be there are left out. */
function firstWords(step: Step, { span }: Statement): string {
  const text = step.script.text.slice(span.start, span.end);
  return text
    .replace(/\s+IF\s+(?:NOT\s+)?EXISTS\b/i, '')
    .split(/\s+/, 4)
    .join(' ');
}

function remark(code: RemarkCode, step: Step, offset: number, message: string): Remark {
  const { path, text } = step.script;
  return { code, message, version: step.migration.version, path, place: placeAt(text, offset) };
}

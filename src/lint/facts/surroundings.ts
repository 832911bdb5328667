import { NO_TRANSACTION } from '../../migrations/script.ts';
import type { Statement } from '../../sql/parser.ts';
import { assumedTransaction } from '../ignore/assumedTransaction.ts';
import type { LintOptions } from '../options.ts';
import type { ScriptSource } from '../subject.ts';

/**
 * The statements of a script that run in a transaction block, each with the number of its block. The
 * runner's ends where the script says COMMIT or ROLLBACK: what follows runs by itself until the next
 * BEGIN.
 */
export function surroundings(
  script: ScriptSource & { options: LintOptions },
): Map<Statement, number> {
  const inside = new Map<Statement, number>();
  let isOpen = isOpenAtStart(script);
  let number = 0;
  for (const statement of script.parsed.statements) {
    if (isOpen) inside.set(statement, number);
    if (statement.kind !== 'TransactionStmt') continue;
    const kind = String(statement.node['kind']);
    if (OPENS.has(kind)) isOpen = true;
    else if (ENDS.has(kind)) isOpen = statement.node['chain'] === true;
    if (ENDS.has(kind)) number++;
  }
  return inside;
}

const OPENS = new Set(['TRANS_STMT_BEGIN', 'TRANS_STMT_START']);

const ENDS = new Set(['TRANS_STMT_COMMIT', 'TRANS_STMT_ROLLBACK', 'TRANS_STMT_PREPARE']);

function isOpenAtStart(script: ScriptSource & { options: LintOptions }): boolean {
  const { role, text, options } = script;
  const isAssumed = options.assumeInTransaction && !text.startsWith(NO_TRANSACTION);
  if (role === 'plain') return assumedTransaction(text) ?? isAssumed;
  return script.wrapping === 'transaction';
}

import { NO_TRANSACTION } from '../../migrations/script.ts';
import type { Statement } from '../../sql/parser.ts';
import { assumedTransaction } from '../ignore/assumedTransaction.ts';
import type { LintOptions } from '../options.ts';
import type { ScriptSource } from '../subject.ts';

/**
 * The statements of a script that run in a transaction block. The runner's ends where the script
 * says COMMIT or ROLLBACK: what follows runs by itself until the next BEGIN.
 */
export function surroundings(script: ScriptSource & { options: LintOptions }): Set<Statement> {
  const inside = new Set<Statement>();
  let isOpen = isOpenAtStart(script);
  for (const statement of script.parsed.statements) {
    if (isOpen) inside.add(statement);
    if (statement.kind !== 'TransactionStmt') continue;
    const kind = String(statement.node['kind']);
    if (OPENS.has(kind)) isOpen = true;
    else if (ENDS.has(kind)) isOpen = statement.node['chain'] === true;
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

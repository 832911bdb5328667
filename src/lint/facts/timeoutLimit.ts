import { inner, type Nodes, nodesOf, wordsOf } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';
import type { LintScript } from '../subject.ts';

export type Timeout = 'lock_timeout' | 'statement_timeout';

/** Whether a timeout is set, as a script is read from its beginning. */
export interface TimeoutLimit {
  /** To be told of each statement in turn; true if it sets the timeout or puts it back. */
  note(statement: Statement): boolean;
  holdsFor(statement: Statement): boolean;
}

/**
 * `SET LOCAL` holds until its transaction ends. A script that says it without BEGIN counts on whoever
 * runs it for a transaction.
 */
export function timeoutLimit(script: LintScript, timeout: Timeout): TimeoutLimit {
  let isSet = false;
  let isSetIn: number | Statement | 'outside' | undefined;
  /** A DO block is one by itself. */
  const transactionOf = (it: Statement) =>
    script.transactionOf(it) ?? it.inDo?.block ?? ('outside' as const);
  return {
    note(statement) {
      const change = changeOf(statement, timeout);
      if (!change) return false;
      if (change !== 'local') isSet = change === 'set';
      isSetIn = change === 'reset' ? undefined : transactionOf(statement);
      return true;
    },
    holdsFor: (statement) => isSet || isSetIn === transactionOf(statement),
  };
}

export function changesTimeout(statement: Statement, timeout: Timeout): boolean {
  return changeOf(statement, timeout) !== undefined;
}

type Change = 'set' | 'local' | 'reset';

function changeOf({ kind, node }: Statement, timeout: Timeout): Change | undefined {
  if (kind === 'SelectStmt') return configured(node as Nodes['SelectStmt'], timeout);
  if (kind !== 'VariableSetStmt') return undefined;
  const { name, kind: how, is_local: isLocal } = node as Nodes['VariableSetStmt'];
  if (how === 'VAR_RESET_ALL') return 'reset';
  if (name?.toLowerCase() !== timeout) return undefined;
  if (how === 'VAR_RESET' || how === 'VAR_SET_DEFAULT') return 'reset';
  return isLocal ? 'local' : 'set';
}

/** `SELECT set_config('lock_timeout', '5s', true)` */
function configured({ targetList }: Nodes['SelectStmt'], timeout: Timeout): Change | undefined {
  for (const { val } of nodesOf(targetList, 'ResTarget')) {
    const call = inner(val, 'FuncCall');
    const [name, , isLocal] = (call?.args ?? []).map((it) => inner(it, 'A_Const'));
    if (wordsOf(call?.funcname).at(-1) !== 'set_config' || name?.sval?.sval !== timeout) continue;
    return isLocal?.boolval?.boolval ? 'local' : 'set';
  }
  return undefined;
}

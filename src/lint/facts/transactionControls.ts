import type { Nodes } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';

/** A statement that begins or ends a transaction. */
export interface TransactionControl {
  readonly statement: Statement;
  readonly does: 'begin' | 'commit' | 'rollback' | 'prepare';
  /** What it is called: `START TRANSACTION`. */
  readonly name: string;
  /** True when it says no more than that, such as no isolation level. */
  readonly isPlain: boolean;
  /** True when another transaction begins at once. */
  readonly isChained: boolean;
}

/** Those of a script, in its order. Savepoints live and die inside of a transaction. */
export function transactionControls(statements: readonly Statement[]): TransactionControl[] {
  return statements.flatMap((statement) => {
    if (statement.kind !== 'TransactionStmt') return [];
    const { kind, options, chain } = statement.node as Nodes['TransactionStmt'];
    const found = KINDS[kind ?? ''];
    if (!found) return [];
    const [does, name] = found;
    return { statement, does, name, isPlain: !options && !chain, isChained: Boolean(chain) };
  });
}

const KINDS: { readonly [kind: string]: readonly [TransactionControl['does'], string] } = {
  TRANS_STMT_BEGIN: ['begin', 'BEGIN'],
  TRANS_STMT_START: ['begin', 'START TRANSACTION'],
  TRANS_STMT_COMMIT: ['commit', 'COMMIT'],
  TRANS_STMT_ROLLBACK: ['rollback', 'ROLLBACK'],
  TRANS_STMT_PREPARE: ['prepare', 'PREPARE TRANSACTION'],
};

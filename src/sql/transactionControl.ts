import type { ParsedScript, Statement } from './parser.ts';

/**
 * What a script does to the transaction that would be put around it. `own-transaction`: it brings
 * its own, from the first statement to the last. `forbidden`: it would end or nest the outer one.
 */
export type TransactionControl =
  | { readonly kind: 'none' }
  | { readonly kind: 'own-transaction'; readonly begin: Statement; readonly commit: Statement }
  | { readonly kind: 'forbidden'; readonly statements: readonly Statement[] };

/** Only top-level statements count; what a function or DO block does, the server itself refuses. */
export function transactionControl({ statements, problem }: ParsedScript): TransactionControl {
  const controls = statements.filter(endsOrOpens);
  const [begin, commit] = [statements[0], statements.at(-1)];
  if (controls.length === 0) return { kind: 'none' };
  if (!problem && controls.length === 2 && begin && commit && opens(begin) && commits(commit)) {
    return { kind: 'own-transaction', begin, commit };
  }
  return { kind: 'forbidden', statements: controls };
}

/** Savepoints live and die inside of the transaction. */
const HARMLESS = new Set(['TRANS_STMT_SAVEPOINT', 'TRANS_STMT_RELEASE', 'TRANS_STMT_ROLLBACK_TO']);

function endsOrOpens({ kind, node }: Statement): boolean {
  return kind === 'TransactionStmt' && !HARMLESS.has(String(node['kind']));
}

function opens({ node }: Statement): boolean {
  return node['kind'] === 'TRANS_STMT_BEGIN' || node['kind'] === 'TRANS_STMT_START';
}

/** `COMMIT AND CHAIN` leaves another transaction open. */
function commits({ node }: Statement): boolean {
  return node['kind'] === 'TRANS_STMT_COMMIT' && node['chain'] !== true;
}

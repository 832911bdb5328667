import { needsNoTransaction } from '../../sql/outsideTransaction.ts';
import type { ParsedScript, Statement } from '../../sql/parser.ts';
import { placeAt } from '../../sql/span.ts';
import { transactionControl } from '../../sql/transactionControl.ts';

/** The statements that may be run one by one in a transaction of ours, or why there are none. */
export type Observable =
  | { readonly statements: readonly Statement[] }
  | { readonly unseen: string };

/**
 * Whether a script does the same when its statements are sent one by one, in a transaction that is
 * rolled back. The BEGIN and COMMIT that it brings around all of it are left out.
 */
export function observable(parsed: ParsedScript, text: string): Observable {
  if (parsed.problem) return { unseen: 'A script that the parser rejects is not observed.' };
  const [outside] = needsNoTransaction(parsed);
  if (outside) {
    const { line } = placeAt(text, outside.span.start);
    const why = 'cannot run in a transaction, and its locks are gone when it is done';
    return { unseen: `The statement in line ${line} ${why}: nothing is observed.` };
  }
  // The embedded PostgreSQL does not take it back with the transaction.
  const isOther = parsed.statements.some(({ node }) => node['name'] === 'session_authorization');
  if (isOther) return { unseen: 'A script that sets its session authorization is not observed.' };
  const control = transactionControl(parsed);
  if (control.kind === 'forbidden') {
    return { unseen: 'A script that ends transactions by itself is not observed.' };
  }
  if (control.kind === 'none') return { statements: parsed.statements };
  return { statements: parsed.statements.slice(1, -1) };
}

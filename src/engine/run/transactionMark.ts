import { randomUUID } from 'node:crypto';
import type { Message, Session } from '../../database/session.ts';
import { readToken } from '../../sql/lexer.ts';

/**
 * A setting of the engine's own transaction, by which its end shows: after `COMMIT; BEGIN` in a
 * script a transaction is open, too, but not this one. No script knows the value.
 */
export type TransactionMark = string;

/** A mark for one transaction. */
export function newMark(): TransactionMark {
  return randomUUID();
}

/** SET LOCAL and not set_config: a snapshot would forbid the script SET TRANSACTION ISOLATION LEVEL. */
export function setMark(mark: TransactionMark): Message {
  return { kind: 'statement', sql: `SET LOCAL ${SETTING} = '${mark}'` };
}

const SETTING = 'staircase.tx';

/** An SQL condition that holds within the marked transaction; `parameter` stands for the mark. */
export function isMarkedBy(parameter: string): string {
  return `pg_catalog.current_setting('${SETTING}', true) = ${parameter}`;
}

/** Whether the transaction that is open is the marked one. */
export async function isMarked(session: Session, mark: TransactionMark): Promise<boolean> {
  const [row] = await session.query(`SELECT ${isMarkedBy('$1')} AS marked`, [mark]);
  return row?.['marked'] === true;
}

/** Such a script may take the mark away and leave the transaction as it is. */
export function mayLoseMark(script: string): boolean {
  const resets = [...script.matchAll(/\breset\b/gi)];
  return resets.some(({ index }) => /^all\b/i.test(script.slice(nextWord(script, index + 5))));
}

/** Behind spaces and comments, which may stand between two words. */
function nextWord(text: string, start: number): number {
  for (let at = start; ; ) {
    const { kind, end } = readToken(text, at);
    if (kind !== 'space' && kind !== 'comment') return at;
    at = end;
  }
}

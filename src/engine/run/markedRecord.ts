import { qualified } from '../../database/quote.ts';
import type { Message } from '../../database/session.ts';
import type { LedgerLocation } from '../ledger/ledger.ts';
import type { Step } from '../plan/plan.ts';
import { isMarkedBy, type TransactionMark } from './transactionMark.ts';

/** What writes or deletes the row of a step, and does nothing once the marked transaction is over. */
export function markedRecord(location: LedgerLocation, step: Step, mark: TransactionMark): Message {
  return step.direction === 'down'
    ? markedDelete(location, step, mark)
    : markedInsert(location, step, mark);
}

function markedInsert(
  location: LedgerLocation,
  { migration, script }: Step,
  mark: TransactionMark,
): Message {
  return {
    kind: 'statement',
    sql: `INSERT INTO ${qualified(location)}
            (version, description, success, checksum, execution_time)
          SELECT $1::bigint, $2::text, TRUE, $3::bytea, ${SINCE_BEGIN} WHERE ${isMarkedBy('$4')}`,
    values: [migration.version, migration.description, script.checksum, mark],
  };
}

/**
 * Nanoseconds by the server's clock, which may have been put back meanwhile. In doubles, with a type on
 * each: to find the operators for what is mixed took the server 0.05 ms a row.
 */
const SINCE_BEGIN = `greatest('0'::bigint, ('1e9'::float8 * pg_catalog.date_part('epoch',
  pg_catalog.clock_timestamp() - pg_catalog.transaction_timestamp()))::bigint)`;

function markedDelete(
  location: LedgerLocation,
  { migration }: Step,
  mark: TransactionMark,
): Message {
  return {
    kind: 'statement',
    sql: `DELETE FROM ${qualified(location)} WHERE version = $1 AND ${isMarkedBy('$2')}`,
    values: [migration.version, mark],
  };
}

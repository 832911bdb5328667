import { missingRights } from '../ledger/missingRights.ts';
import { POOLED, UNKNOWN_POOL } from '../lock/pooling.ts';
import { nameList } from '../plan/nameList.ts';
import type { TooOld } from './checkDatabase.ts';
import type { DatabaseCheck, LedgerFacts } from './databaseCheck.ts';
import { tooOldFailure } from './oldestServer.ts';

/** What a check has found, in sentences that say what to do. */
export interface CheckRemarks {
  /** Each of them stops a run. */
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
}

/** Judges what was found. Pure. */
export function checkRemarks(check: DatabaseCheck | TooOld): CheckRemarks {
  if ('tooOld' in check) return { problems: [tooOld(check)], warnings: [] };
  const { ledger } = check;
  return {
    problems: [
      ...(check.pooling === 'transaction' ? [pooled()] : []),
      ...writeProblems(check),
      ...ledgerProblems(ledger),
      ...missingRights(check.privileges, check.role),
    ],
    warnings: [
      ...(check.pooling === 'unknown' ? [UNKNOWN_POOL.message] : []),
      ...(ledger.others.length === 0 ? [] : [otherLedgers(ledger)]),
    ],
  };
}

function tooOld({ tooOld: { version } }: TooOld): string {
  const { message, advice } = tooOldFailure(version);
  return `${message} ${advice}`;
}

function pooled(): string {
  return `${POOLED.message.replace(' Nothing was written.', '')} ${POOLED.advice}`;
}

function writeProblems({ isReplica, isReadOnly }: DatabaseCheck): string[] {
  if (isReplica) return ['The server is a replica, which takes no writes: connect to the primary.'];
  if (!isReadOnly) return [];
  return [
    'Transactions are read-only here (default_transaction_read_only is on): connect as a role, or without the option, for which it is off.',
  ];
}

function ledgerProblems({ name, location, lacks, rows, createdIn }: LedgerFacts): string[] {
  if (lacks !== undefined) {
    return [
      `${location?.schema}.${location?.table} is no ledger: it lacks ${lacks}. Give the ledger another name (table-name in sqlx.toml).`,
    ];
  }
  if (!location && !createdIn) {
    return [
      `There is no schema for the ledger ${name}. Create it, name it in create-schemas of sqlx.toml, or correct search_path.`,
    ];
  }
  if (!rows || rows.failed === 0) return [];
  const failed =
    rows.failed === 1 ? '1 row of the ledger says' : `${rows.failed} rows of the ledger say`;
  return [
    `${failed} success = false: a migration has failed. Look which one, then repair its row.`,
  ];
}

function otherLedgers({ others, location }: LedgerFacts): string {
  const used = location ? `${location.schema}.${location.table} is used` : 'none of them is used';
  return `There are other ledgers of this name: ${nameList(others)}; ${used}. Name the right one with its schema as table-name in sqlx.toml.`;
}

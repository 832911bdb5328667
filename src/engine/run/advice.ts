import type { Attempt } from './attempt.ts';
import { timeoutAdvice } from './timeoutAdvice.ts';

/** What to do about an error, by SQLSTATE and by where it came. Undefined where the error says it all. */
export function adviceFor(sqlstate: string | undefined, attempt: Attempt): string | undefined {
  const { step, phase } = attempt;
  const { text } = step.script;
  if (sqlstate === '42601' && text.startsWith('\ufeff')) return BYTE_ORDER_MARK;
  if (PSQL_STATES.has(sqlstate ?? '') && PSQL_ONLY.test(text)) return PSQL;
  if (sqlstate === '25001' && step.script.noTransaction) return ONE_STATEMENT;
  if (sqlstate === '42501' && phase === 'record') return LEDGER_RIGHTS;
  const advice = timeoutAdvice(sqlstate, attempt) ?? ADVICE[sqlstate ?? ''];
  return advice === DATA && step.script.noTransaction ? DATA_BEFORE : advice;
}

/** What to do about an error that came outside of any script. */
export function generalAdvice(sqlstate: string | undefined): string | undefined {
  return sqlstate === '42883' ? TOO_OLD : ADVICE[sqlstate ?? ''];
}

/** It is a statement of ours that has found no such function. */
const TOO_OLD = 'The server lacks what Staircase needs: it must be PostgreSQL 12 or later.';

const BYTE_ORDER_MARK =
  'The file begins with a byte order mark, which PostgreSQL takes for a letter: save it as UTF-8 without BOM.';

/** A line that begins with a backslash, or the data of a COPY, as pg_dump writes them. */
const PSQL_ONLY = /^\\|\bcopy\b[^;]*\bfrom\s+stdin\b/im;

/** The server's parser stops at a backslash; a COPY FROM stdin that we refuse counts as cancelled. */
const PSQL_STATES = new Set(['42601', '57014']);

const PSQL =
  'Commands of psql (\\...) and the data of COPY FROM stdin are not SQL: write INSERT statements instead.';

const ONE_STATEMENT =
  'Leave this one statement in the file: several are sent as one, which is a transaction.';

const LEDGER_RIGHTS =
  'The role needs SELECT, INSERT, UPDATE and DELETE on the ledger; if the script changes the role, add RESET ROLE.';

const EXISTS =
  'If an earlier attempt or another tool made it, mark the migration as applied; else write IF NOT EXISTS or another name.';

const ABSENT =
  'Check the name and its schema, and whether a migration before this one should have made it.';

const DATA =
  'Rows that are there already stand against it: mend them in a statement before this one.';

/** CONCURRENTLY wants its file for itself. */
const DATA_BEFORE =
  'Rows that are there already stand against it: mend them in a migration before this one.';

const ADVICE: Readonly<Record<string, string>> = {
  '0A000':
    'This server cannot do that: check its version, and whether the extension is installed on it.',
  '22P02': DATA,
  '23502': DATA,
  '23503': DATA,
  '23505': DATA,
  '23514': DATA,
  '23P01': DATA,
  '25001':
    'Write -- no-transaction at the very beginning of the file, and no other statement into it.',
  '25006':
    'The server or the session is read-only: connect to the primary, as a role that may write.',
  '2BP01': 'Drop what depends on it first, or write CASCADE if all of that may go.',
  '3F000':
    'Name a schema that exists, or have it created (create-schemas in sqlx.toml). If a migration before it has SET search_path, as files of pg_dump do, run again: a new session starts afresh.',
  '40001': 'Another transaction was in the way: run it again.',
  '40P01':
    'Another session and this one waited for each other: run it again when fewer are at work.',
  '42501':
    'The role of this target lacks the right: connect as the owner, or GRANT it. A check of the database tells what a run itself needs.',
  '42601': 'Correct the statement and run again.',
  '42701': EXISTS,
  '42703': ABSENT,
  '42704': ABSENT,
  '42710': EXISTS,
  '42723': EXISTS,
  '42883': ABSENT,
  '42P01': ABSENT,
  '42P06': EXISTS,
  '42P07': EXISTS,
  '53100': 'The disk of the server is full: make room, then run it again.',
  '55006': 'Someone is using it: have them disconnect, then run it again.',
  '55P03':
    'Another session holds the lock (pg_stat_activity names it): wait until it has ended, or raise lock_timeout.',
  '55P04':
    'PostgreSQL must commit a new enum value before it is used: put ALTER TYPE ... ADD VALUE into a migration of its own, before this one.',
  '57014': 'The server cancelled it, most likely by statement_timeout: raise it.',
  '58P01': 'A file is missing on the server: most likely the extension is not installed on it.',
};

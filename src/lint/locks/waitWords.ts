import { type LockMode, whoWaits } from '../../sql/lockMode.ts';

/** What a statement does while it holds its lock; `brief`: next to nothing. */
export type Work = 'scan' | 'rewrite' | 'index build' | 'brief';

/**
 * Who waits for how long, as a sentence for a message. A brief lock hurts, too: it queues behind
 * the queries that run already, and all others queue behind it.
 *
 * `Reads and writes of "orders" wait while all its rows are checked.`
 */
export function waitWords(mode: LockMode, table: string, work: Work): string {
  const who = SUBJECTS[whoWaits(mode)](`"${table}"`);
  if (work !== 'brief') return `${who} ${WHILE[work]}.`;
  return `${who} only for a moment, but also for as long as an earlier query or transaction keeps this statement waiting for its lock.`;
}

/** `reads and writes of "orders"`: who waits, within a sentence. */
export function waiters(mode: LockMode, table: string): string {
  const [words = ''] = SUBJECTS[whoWaits(mode)](`"${table}"`).split(/ waits?$/);
  return words.charAt(0).toLowerCase() + words.slice(1);
}

const SUBJECTS = {
  'reads and writes': (table: string) => `Reads and writes of ${table} wait`,
  writes: (table: string) => `Writes to ${table} wait`,
  'other DDL only': (table: string) => `Other changes of the schema of ${table} wait`,
  nobody: (table: string) => `No query of ${table} waits`,
};

const WHILE: Readonly<Record<Exclude<Work, 'brief'>, string>> = {
  scan: 'while all its rows are checked',
  rewrite: 'while the table and all its indexes are written anew',
  'index build': 'while the index is built',
};

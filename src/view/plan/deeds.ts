import type { ShownEntry } from '../tree/shownEntry.ts';

/** What can be done with a migrations folder, or with one of its migrations. */
export type Deed =
  | 'run'
  | 'run-to'
  | 'mark'
  | 'mark-to'
  | 'mark-all'
  | 'revert-last'
  | 'revert-to'
  | 'redo'
  | 'reset'
  | 'repair'
  | 'list'
  | 'verify'
  | 'validate'
  | 'link'
  | 'check';

/** What each does, in a few words. */
export const DEED_LABELS: Readonly<Record<Deed, string>> = {
  run: 'Run everything pending',
  'run-to': 'Run up to here',
  mark: 'Mark as applied',
  'mark-to': 'Mark as applied up to here',
  'mark-all': 'Mark everything as applied',
  'revert-last': 'Revert the newest',
  'revert-to': 'Revert what is newer',
  redo: 'Redo the newest',
  reset: 'Revert everything',
  repair: 'Repair',
  list: 'Show the state',
  verify: 'Verify',
  validate: 'Validate',
  link: 'Link for sqlx',
  check: 'Check the database',
};

/** What can be done with a folder, the commonest first. */
export const FOLDER_DEEDS: readonly Deed[] = [
  'run',
  'revert-last',
  'redo',
  'reset',
  'mark-all',
  'list',
  'verify',
  'validate',
  'link',
  'check',
];

/**
 * What can be done with a migration as it stands; without a database all that might be. One that is
 * pending and runs outside a transaction may be half done, which a repair finishes or undoes.
 */
export function migrationDeeds(entries: readonly ShownEntry[], entry: ShownEntry): Deed[] {
  const { state, row, migration, extraRows } = entry;
  const isUnknown = state === 'unknown';
  // A target older than the newest applied migration is refused (sqlx.md, section 6.3).
  const isLate = state === 'out-of-order';
  const isLast = row !== undefined && entry === entries.findLast((it) => it.row);
  const isUnsound = row !== undefined && (state !== 'applied' || extraRows !== undefined);
  const deeds: readonly (readonly [Deed, boolean])[] = [
    ['run-to', state === 'pending' || isUnknown],
    ['run', isLate],
    ['mark', isUnknown || (migration !== undefined && !row)],
    ['mark-to', state === 'pending' || isUnknown],
    ['mark-all', isLate],
    ['revert-last', isLast],
    ['redo', isLast && migration !== undefined],
    ['revert-to', isUnknown || (row !== undefined && migration !== undefined && !isLast)],
    ['repair', isUnsound || (!row && migration?.up?.noTransaction === true)],
    ['list', true],
  ];
  return deeds.filter(([, holds]) => holds).map(([deed]) => deed);
}

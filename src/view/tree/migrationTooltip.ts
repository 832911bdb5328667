import { changeText } from '../../engine/change/changeText.ts';
import type { LedgerRow } from '../../engine/ledger/ledger.ts';
import { executionTimeText } from '../duration.ts';
import { escapeMarkdown, type Fact, factLines } from '../markdown.ts';
import { rehearsalFacts } from '../rehearsal/rehearsalLine.ts';
import type { RehearsalMark } from '../rehearsal/rehearsalMark.ts';
import { absoluteTime } from '../relativeTime.ts';
import type { ShownEntry } from './shownEntry.ts';
import { stateWords } from './stateLook.ts';

/** What there is to know of a migration: state, version, times, checksums, target, as Markdown. */
export function migrationTooltip(
  entry: ShownEntry,
  target: string | undefined,
  mark?: RehearsalMark,
): string {
  const title = `**${escapeMarkdown(entry.description || `${entry.version}`)}**`;
  return [title, factLines([...facts(entry, target), ...markFacts(mark)]), advice(entry)]
    .filter(Boolean)
    .join('\n\n');
}

function facts(entry: ShownEntry, target: string | undefined): (Fact | undefined)[] {
  const { migration, row } = entry;
  return [
    ['state', stateWords(entry)],
    ['version', `${entry.version}`],
    row && ['applied', absoluteTime(row.installedOn)],
    row && ['took', executionTimeText(row.executionTime)],
    ...checksumFacts(migration?.up?.checksum, row),
    migration?.up?.noTransaction ? ['up', 'runs outside a transaction'] : undefined,
    migration?.down?.noTransaction ? ['down', 'runs outside a transaction'] : undefined,
    migration && !migration.down ? ['down', 'none, it cannot be reverted'] : undefined,
    target === undefined ? undefined : ['target', escapeMarkdown(target)],
    migration && ['path', escapeMarkdown(migration.path)],
  ];
}

function markFacts(mark: RehearsalMark | undefined): Fact[] {
  if (mark?.kind === 'done') return rehearsalFacts(mark.rehearsal);
  return mark?.kind === 'old' ? [['rehearsed', 'before a change of what it depends on']] : [];
}

function checksumFacts(disk: Buffer | undefined, row: LedgerRow | undefined): Fact[] {
  if (disk && row && !disk.equals(row.checksum)) {
    return [
      ['checksum of the file', hex(disk)],
      ['checksum in the ledger', hex(row.checksum)],
    ];
  }
  const known = disk ?? row?.checksum;
  return known ? [['checksum', hex(known)]] : [];
}

function hex(checksum: Buffer): string {
  return `\`${checksum.toString('hex')}\``;
}

function advice({ state, change, extraRows }: ShownEntry): string {
  if (extraRows) return 'The ledger has several rows of this version. Repair it: one row is kept.';
  if (state === 'changed' && change) return escapeMarkdown(changeText('The file', change));
  if (state === 'missing')
    return 'The ledger lists it, but no file has its version. Restore the file, or check that this is the right database.';
  if (state === 'failed')
    return 'Its row in the ledger says that it failed half-way. Mend the database by hand, then repair the row.';
  if (state === 'duplicate') return 'Another migration has the same version. Rename one of them.';
  if (state === 'out-of-order') return 'A later migration is already applied.';
  return '';
}

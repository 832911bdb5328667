import { basename } from 'node:path';
import type { Migration, Script } from '../../migrations/migration.ts';
import { executionTimeText } from '../duration.ts';
import { escapeMarkdown } from '../markdown.ts';
import { type MarkOf, type RehearsalMark, verdictLook } from '../rehearsal/rehearsalMark.ts';
import { relativeTime } from '../relativeTime.ts';
import { contextValue, stateWord } from './contextWords.ts';
import { migrationTooltip } from './migrationTooltip.ts';
import type { ShownEntry } from './shownEntry.ts';
import { type StateLook, stateLook, stateWords } from './stateLook.ts';
import type { TreeNode } from './treeNode.ts';

/** What a migration's line says beyond the migration itself. */
export interface MigrationSurroundings {
  readonly folder: string;
  readonly now: Date;
  /** The newest applied migration of the folder: the one that a revert takes first. */
  readonly last: ShownEntry | undefined;
  /** The target's words for the tooltip, where there is a target. */
  readonly target: string | undefined;
  readonly markOf: MarkOf;
}

/** The line of one migration: description first, then its state, then its version. */
export function migrationNode(entry: ShownEntry, around: MigrationSurroundings): TreeNode {
  const { migration, version, state } = entry;
  const { icon, color } = stateLook(state);
  const mark = migration && around.markOf(migration);
  const words = [...lineWords(entry, around.now), ...markWords(mark)];
  const label = entry.description || `${version}`;
  return {
    id: `${around.folder}#${version}#${migration?.path ?? 'ledger'}`,
    kind: 'migration',
    label,
    description: [...words, `${version}`].join(' · '),
    tooltip: migrationTooltip(entry, around.target, mark),
    icon,
    color,
    contextValue: migrationContext(entry, around.last),
    version: `${version}`,
    folder: around.folder,
    expanded: false,
    children: migration ? scriptNodes(migration, mark) : [],
    accessibilityLabel: [label, `version ${version}`, ...words].join(', '),
  };
}

function lineWords(entry: ShownEntry, now: Date): string[] {
  const { state, row, migration, extraRows } = entry;
  const words = stateWords(entry);
  const withoutDown = migration && !migration.down ? ['no down.sql'] : [];
  const copies = extraRows ? [`${extraRows.length + 1} rows in the ledger`] : [];
  if (!row) return [words, ...withoutDown];
  const when = relativeTime(row.installedOn, now);
  const duration = row.executionTime < 0n ? [] : [executionTimeText(row.executionTime)];
  if (state === 'applied') return [`applied ${when}`, ...duration, ...copies, ...withoutDown];
  return [words, state === 'missing' ? `applied ${when}` : when, ...copies, ...withoutDown];
}

/** An old one is no news. */
function markWords(mark: RehearsalMark | undefined): string[] {
  if (mark?.kind === 'running') return ['rehearsing'];
  return mark?.kind === 'done' ? [verdictLook(mark.rehearsal).words] : [];
}

function migrationContext(entry: ShownEntry, last: ShownEntry | undefined): string {
  const { migration, row, state } = entry;
  const isLast = last !== undefined && entry === last;
  const isPending = state === 'pending' || state === 'out-of-order';
  return contextValue('migration', {
    [stateWord(state)]: true,
    onDisk: migration !== undefined,
    inLedger: row !== undefined,
    hasDown: migration?.down !== undefined,
    last: isLast,
    runTo: isPending,
    revertTo: row !== undefined && migration !== undefined && !isLast,
    repairable: isRepairable(entry),
    canBeHalfDone: isPending && migration?.up?.noTransaction === true,
  });
}

/** As `repairsFor` has a cure. */
function isRepairable({ row, state, extraRows }: ShownEntry): boolean {
  return row !== undefined && (extraRows !== undefined || REPAIRED.includes(state));
}

const REPAIRED: readonly ShownEntry['state'][] = ['changed', 'failed', 'missing'];

function scriptNodes(migration: Migration, mark: RehearsalMark | undefined): TreeNode[] {
  const { up, down } = migration;
  const [ofUp, ofDown] = marksOf(mark);
  return [
    ...(up ? [scriptNode(up, 'up', migration, ofUp)] : []),
    ...(down ? [scriptNode(down, 'down', migration, ofDown)] : []),
  ];
}

/** The verdict is on the way back, but where there was no way to it. */
function marksOf(mark: RehearsalMark | undefined): (StateLook | undefined)[] {
  if (mark?.kind !== 'done') return [];
  const { failure } = mark.rehearsal;
  const look = verdictLook(mark.rehearsal);
  return failure && failure.leg !== 'down' ? [look, undefined] : [undefined, look];
}

function scriptNode(
  script: Script,
  direction: 'up' | 'down',
  migration: Migration,
  look: StateLook | undefined,
): TreeNode {
  const label = basename(script.path);
  const words = [script.noTransaction ? 'no transaction' : '', look?.words ?? ''];
  const description = words.filter((it) => it !== '').join(' · ');
  return {
    id: `${migration.folder}#${migration.path}#${script.path}`,
    kind: 'script',
    label,
    description,
    tooltip: escapeMarkdown(script.path),
    icon: look?.icon ?? (direction === 'up' ? 'arrow-up' : 'arrow-down'),
    ...(look && { color: look.color }),
    contextValue: contextValue('script', { [direction]: true }),
    path: script.path,
    version: `${migration.version}`,
    folder: migration.folder,
    expanded: false,
    children: [],
    accessibilityLabel: [
      label,
      `${direction} script of ${migration.description || migration.version}`,
      description,
    ]
      .filter(Boolean)
      .join(', '),
  };
}

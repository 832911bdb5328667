import type { MissingFolder } from '../config/folders.ts';
import type { Migration } from '../migrations/migration.ts';
import { contextValue } from './contextWords.ts';
import { folderNode } from './folderNode.ts';
import type { FolderView } from './folderView.ts';
import { type MigrationSurroundings, migrationNode } from './migrationNode.ts';
import { missingFolderNode } from './missingFolderNode.ts';
import { connectionNode, noticeNodes, problemNode } from './noticeNodes.ts';
import type { ShownEntry } from './shownEntry.ts';
import { entriesOf, ledgerGroups, orphansOf } from './summary.ts';
import { targetText } from './targetText.ts';
import type { TreeNode } from './treeNode.ts';

/**
 * The tree: one line per migrations folder, and under it what is wrong, then its migrations, newest
 * last. Rows of a ledger that several folders share, and that none has a file for, follow their
 * folders; last stand the folders that were named and not found.
 */
export function migrationTree(
  views: readonly FolderView[],
  now: Date,
  missing: readonly MissingFolder[] = [],
): TreeNode[] {
  const trusted = views.filter(({ state }) => state.kind !== 'untrusted');
  return [
    ...ledgerGroups(trusted).flatMap((group) => groupNodes(group, now)),
    ...missing.map(missingFolderNode),
  ];
}

/** With no other folder on the ledger, its orphans are this folder's, each in its place by version. */
function groupNodes(group: readonly FolderView[], now: Date): TreeNode[] {
  if (group.length === 1) return group.map((view) => viewNode(view, shownEntries(view), now));
  const nodes = group.map((view) => viewNode(view, entriesOf(view), now));
  return [...nodes, ...orphansNode(group, now)];
}

function viewNode(view: FolderView, entries: readonly ShownEntry[], now: Date): TreeNode {
  const around = surroundings(view, entries, now);
  return folderNode(view, [
    ...(view.state.kind === 'unreachable' ? [connectionNode(view, view.state.reason)] : []),
    ...(view.state.kind === 'planned' ? noticeNodes(view.state.plan, view.config.path) : []),
    ...view.disk.problems.map((problem, index) => problemNode(problem, view.config.path, index)),
    ...entries.map((entry) => migrationNode(entry, around)),
  ]);
}

function shownEntries(view: FolderView): readonly ShownEntry[] {
  if (view.state.kind !== 'planned') return view.disk.migrations.map(unknownEntry);
  const shown = new Set([...entriesOf(view), ...orphansOf(view)]);
  return view.state.plan.entries.filter((entry) => shown.has(entry));
}

function unknownEntry(migration: Migration): ShownEntry {
  const { version, description } = migration;
  return { version, description, state: 'unknown', migration };
}

function surroundings(
  { config }: FolderView,
  entries: readonly ShownEntry[],
  now: Date,
): MigrationSurroundings {
  const { target } = config;
  return {
    folder: config.path,
    now,
    last: entries.findLast(({ row }) => row !== undefined),
    target: target.kind === 'target' ? targetText(target.target) : undefined,
  };
}

function orphansNode(group: readonly FolderView[], now: Date): TreeNode[] {
  const [first] = group;
  const orphans = first ? orphansOf(first) : [];
  if (!first || orphans.length === 0) return [];
  const around = { ...surroundings(first, orphans, now), last: undefined };
  const label = 'In the ledger, but in no folder';
  return [
    {
      id: `${first.config.path}#orphans`,
      kind: 'notice',
      label,
      description: `${orphans.length} missing on disk`,
      tooltip:
        'The ledger that these folders share lists versions that none of them has a file for.',
      icon: 'question',
      color: 'problemsWarningIcon.foreground',
      contextValue: contextValue('notice', { orphans: true }),
      folder: first.config.path,
      expanded: true,
      children: orphans.map((entry) => migrationNode(entry, around)),
      accessibilityLabel: `${label}: ${orphans.length} missing on disk`,
    },
  ];
}

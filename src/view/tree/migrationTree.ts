import type { MissingFolder } from '../../config/folders.ts';
import type { Entry } from '../../engine/plan/plan.ts';
import type { MarkOf } from '../rehearsal/rehearsalMark.ts';
import { targetText } from '../targetText.ts';
import { contextValue } from './contextWords.ts';
import { folderNode } from './folderNode.ts';
import type { FolderView } from './folderView.ts';
import { type MigrationSurroundings, migrationNode } from './migrationNode.ts';
import { missingFolderNode } from './missingFolderNode.ts';
import { connectionNode, noticeNodes, problemNode } from './noticeNodes.ts';
import { type ShownEntry, unknownEntry } from './shownEntry.ts';
import { type ShownFolder, shownLedgers } from './shownLedgers.ts';
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
  markOf: MarkOf = () => undefined,
): TreeNode[] {
  const moment = { now, markOf };
  const trusted = views.filter(({ state }) => state.kind !== 'untrusted');
  return [
    ...shownLedgers(trusted).flatMap(({ folders, orphans }) => [
      ...folders.map((folder) => viewNode(folder, moment)),
      ...orphansNode(folders, orphans, moment),
    ]),
    ...missing.map(missingFolderNode),
  ];
}

/** What holds for the whole tree. */
type Moment = Pick<MigrationSurroundings, 'now' | 'markOf'>;

function viewNode(shown: ShownFolder, moment: Moment): TreeNode {
  const { config, disk, state } = shown.view;
  const entries = state.kind === 'planned' ? shown.entries : disk.migrations.map(unknownEntry);
  const around = surroundings(shown.view, entries, moment);
  return folderNode(shown, [
    ...(state.kind === 'unreachable' ? [connectionNode(shown.view, state.reason)] : []),
    ...(state.kind === 'planned' ? noticeNodes(state.plan, config.path) : []),
    ...disk.problems.map((problem, index) => problemNode(problem, config.path, index)),
    ...entries.map((entry) => migrationNode(entry, around)),
  ]);
}

function surroundings(
  { config }: FolderView,
  entries: readonly ShownEntry[],
  moment: Moment,
): MigrationSurroundings {
  const { target } = config;
  return {
    folder: config.path,
    ...moment,
    last: entries.findLast(({ row }) => row !== undefined),
    target: target.kind === 'target' ? targetText(target.target) : undefined,
  };
}

function orphansNode(
  [first]: readonly ShownFolder[],
  orphans: readonly Entry[],
  moment: Moment,
): TreeNode[] {
  if (!first || orphans.length === 0) return [];
  const { path } = first.view.config;
  const around = { ...surroundings(first.view, orphans, moment), last: undefined };
  const label = 'In the ledger, but in no folder';
  return [
    {
      id: `${path}#orphans`,
      kind: 'notice',
      label,
      description: `${orphans.length} missing on disk`,
      tooltip:
        'The ledger that these folders share lists versions that none of them has a file for.',
      icon: 'question',
      color: 'problemsWarningIcon.foreground',
      contextValue: contextValue('notice', { orphans: true }),
      folder: path,
      expanded: true,
      children: orphans.map((entry) => migrationNode(entry, around)),
      accessibilityLabel: `${label}: ${orphans.length} missing on disk`,
    },
  ];
}

import type { FolderConfig } from '../../config/folderConfig.ts';
import { escapeMarkdown, type Fact, factLines } from '../markdown.ts';
import { roleText, targetText } from '../targetText.ts';
import { contextValue } from './contextWords.ts';
import type { FolderState, FolderView } from './folderView.ts';
import type { ShownFolder } from './shownLedgers.ts';
import { type Summary, summaryOf, summaryText } from './summary.ts';
import type { TreeNode } from './treeNode.ts';

/** The line of one migrations folder: its path from the workspace root, its counts and its target. */
export function folderNode(
  { view, entries }: ShownFolder,
  children: readonly TreeNode[],
): TreeNode {
  const { config, state } = view;
  const summary = summaryOf(entries);
  const description = folderWords(view, summary);
  return {
    id: config.path,
    kind: 'folder',
    label: config.label,
    description: description.join(' · '),
    tooltip: factLines(folderFacts(config)),
    icon: state.kind === 'connecting' ? 'loading~spin' : 'folder-library',
    contextValue: contextValue('folder', {
      [state.kind]: true,
      hasPending: summary.pending > 0,
      hasApplied: summary.applied > 0,
    }),
    folder: config.path,
    expanded: true,
    children,
    accessibilityLabel: ['migrations folder', config.label, ...description].join(', '),
  };
}

/** Why it is not known what is applied. */
const UNKNOWN: Readonly<Record<Exclude<FolderState['kind'], 'planned'>, string>> = {
  unreachable: 'not connected',
  connecting: 'connecting',
  asleep: 'not read yet',
  untrusted: 'not connected',
};

function folderWords({ config: { target }, state }: FolderView, summary: Summary): string[] {
  const name = target.kind === 'target' ? [target.target.name] : [];
  if (state.kind === 'planned') return [summaryText(summary), ...name];
  return [UNKNOWN[state.kind], ...name];
}

function folderFacts({ path, target, ledgerName }: FolderConfig): (Fact | undefined)[] {
  return [
    ['folder', escapeMarkdown(path)],
    ...targetFacts(target),
    ['ledger', escapeMarkdown(ledgerName)],
  ];
}

function targetFacts(target: FolderConfig['target']): Fact[] {
  if (target.kind === 'untrusted') return [['target', 'none, the workspace is not trusted']];
  if (target.kind === 'problem') return [['target', escapeMarkdown(target.problem.message)]];
  return [
    ['target', escapeMarkdown(targetText(target.target))],
    ['from', escapeMarkdown(target.origin)],
    ['role', escapeMarkdown(roleText(target.target))],
  ];
}

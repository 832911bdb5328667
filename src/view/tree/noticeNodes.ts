import { basename } from 'node:path';
import type { Plan, Remark, RemarkCode } from '../../engine/plan/plan.ts';
import type { Problem } from '../../migrations/migration.ts';
import { escapeMarkdown } from '../markdown.ts';
import { type ContextWord, contextValue } from './contextWords.ts';
import type { FolderView, Unreachable } from './folderView.ts';
import type { TreeNode } from './treeNode.ts';

const ERROR = 'problemsErrorIcon.foreground';
const WARNING = 'problemsWarningIcon.foreground';

/** A label, and the words of the context value. */
type Notice = readonly [label: string, ...words: readonly ContextWord[]];

/** What a remark about the database as a whole is called in the tree; other remarks have their own line. */
const NOTICES: Partial<Readonly<Record<RemarkCode, Notice>>> = {
  'foreign-ledger': ["Another tool's ledger", 'foreignLedger'],
  'usable-ledger': ["Another tool's ledger", 'foreignLedger', 'usable'],
  'other-ledger': ["Another application's ledger", 'otherLedger'],
  'existing-table': ['Table exists already', 'existingTable'],
  'second-ledger': ['A second ledger', 'secondLedger'],
};

/** The lines about the database as a whole: ledgers of others, tables that are there already. */
export function noticeNodes(plan: Plan, folder: string): TreeNode[] {
  return [...plan.refusals, ...plan.doubts, ...plan.warnings].flatMap((remark, index) => {
    const notice = NOTICES[remark.code];
    return notice ? [noticeNode(remark, notice, folder, index)] : [];
  });
}

function noticeNode(
  { message, path }: Remark,
  [label, ...words]: Notice,
  folder: string,
  index: number,
): TreeNode {
  return {
    ...line(`${folder}#notice${index}`, folder, label, message),
    kind: 'notice',
    icon: 'warning',
    color: WARNING,
    contextValue: contextValue('notice', Object.fromEntries(words.map((word) => [word, true]))),
    ...(path !== undefined && { path }),
  };
}

/** The line of something wrong on disk, at its path. */
export function problemNode(problem: Problem, folder: string, index: number): TreeNode {
  const { message, path, refusesRun } = problem;
  return {
    ...line(`${folder}#problem${index}`, folder, basename(path), message),
    kind: 'problem',
    tooltip: `${escapeMarkdown(message)}\n\n${escapeMarkdown(path)}`,
    icon: refusesRun ? 'error' : 'warning',
    color: refusesRun ? ERROR : WARNING,
    contextValue: contextValue('problem', { refusesRun }),
    path,
    ...(problem.version !== undefined && { version: `${problem.version}` }),
  };
}

/** The line of a connection that did not come to be; what to try stands under it. */
export function connectionNode(view: FolderView, reason: Unreachable): TreeNode {
  const { message, advice, path } = reason;
  const folder = view.config.path;
  const opens = path === undefined ? {} : { path };
  return {
    ...line(`${folder}#connection`, folder, 'Not connected', message),
    ...opens,
    kind: 'connection',
    tooltip: `${escapeMarkdown(message)}\n\n${escapeMarkdown(advice)}`,
    icon: 'debug-disconnect',
    color: ERROR,
    contextValue: contextValue('connection', {}),
    expanded: true,
    children: [
      {
        ...line(`${folder}#advice`, folder, advice, ''),
        ...opens,
        kind: 'notice',
        icon: 'lightbulb',
        contextValue: contextValue('notice', {}),
      },
    ],
  };
}

function line(id: string, folder: string, label: string, description: string) {
  return {
    id,
    label,
    description,
    tooltip: escapeMarkdown(description || label),
    folder,
    expanded: false,
    children: [],
    accessibilityLabel: description ? `${label}: ${description}` : label,
  };
}

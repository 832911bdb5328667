import type { MissingFolder } from '../../config/folders.ts';
import { escapeMarkdown } from '../markdown.ts';
import { contextValue } from './contextWords.ts';
import type { TreeNode } from './treeNode.ts';

/** What is said of a migrations folder that is named and not there: where it was searched, and from. */
export function missingFolderText({ name, path, searchedFrom, namedBy }: MissingFolder): string {
  return `The migrations folder ${name}, named in ${namedBy}, was not found. Searched ${path}, starting from ${searchedFrom}. Create it, or mend the name.`;
}

/** The line of such a folder; a click opens the `sqlx.toml` that names it. */
export function missingFolderNode(missing: MissingFolder): TreeNode {
  const text = missingFolderText(missing);
  const byFile = missing.namedBy.endsWith('.toml');
  return {
    id: `missing#${missing.path}#${missing.searchedFrom}#${missing.namedBy}`,
    kind: 'problem',
    label: missing.name,
    description: `not found, searched ${missing.path} from ${missing.searchedFrom}`,
    tooltip: escapeMarkdown(text),
    icon: 'error',
    color: 'problemsErrorIcon.foreground',
    contextValue: contextValue('problem', {}),
    ...(byFile && { path: missing.namedBy }),
    folder: missing.path,
    expanded: false,
    children: [],
    accessibilityLabel: text,
  };
}

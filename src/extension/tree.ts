import * as vscode from 'vscode';
import type { TreeNode } from '../view/treeNode.ts';

/** Hands the nodes of the view room to VS Code, one TreeItem each. */
export class MigrationTreeProvider implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #roots: () => Promise<readonly TreeNode[]>;
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(roots: () => Promise<readonly TreeNode[]>) {
    this.#roots = roots;
  }

  /** Asks VS Code to draw the tree anew. */
  redraw(): void {
    this.#changed.fire();
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    return [...(node ? node.children : await this.#roots())];
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    const item = new vscode.TreeItem(node.label, foldingOf(node));
    item.id = node.id;
    item.description = node.description;
    item.iconPath = new vscode.ThemeIcon(node.icon, colorOf(node));
    item.contextValue = node.contextValue;
    item.accessibilityInformation = { label: node.accessibilityLabel };
    if (node.path !== undefined) item.command = openFile(node.path);
    return item;
  }

  /** The tooltip is made when the pointer rests on the row. */
  resolveTreeItem(item: vscode.TreeItem, node: TreeNode): vscode.TreeItem {
    item.tooltip = new vscode.MarkdownString(node.tooltip);
    return item;
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

function foldingOf({ children, expanded }: TreeNode): vscode.TreeItemCollapsibleState {
  if (children.length === 0) return vscode.TreeItemCollapsibleState.None;
  return expanded
    ? vscode.TreeItemCollapsibleState.Expanded
    : vscode.TreeItemCollapsibleState.Collapsed;
}

function colorOf({ color }: TreeNode): vscode.ThemeColor | undefined {
  return color === undefined ? undefined : new vscode.ThemeColor(color);
}

/** What the editor can open; the path of a problem may also be a directory. */
const FILE = /\.(sql|toml|env)$/;

/** A click opens the file or shows the directory; it never runs SQL. */
function openFile(path: string): vscode.Command {
  const command = FILE.test(path) ? 'vscode.open' : 'revealInExplorer';
  return { command, title: 'Open', arguments: [vscode.Uri.file(path)] };
}

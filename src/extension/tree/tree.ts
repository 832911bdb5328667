import * as vscode from 'vscode';
import type { TreeNode } from '../../view/tree/treeNode.ts';

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
    return item;
  }

  /** Tooltip and click are made when the pointer rests on the row, or presses it. */
  async resolveTreeItem(item: vscode.TreeItem, node: TreeNode): Promise<vscode.TreeItem> {
    item.tooltip = new vscode.MarkdownString(node.tooltip);
    const command = await commandOf(node);
    if (command) item.command = command;
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

/** A click opens the file, or shows the folder; it never runs SQL. On a parent it only unfolds. */
async function commandOf({ path, children }: TreeNode): Promise<vscode.Command | undefined> {
  if (path === undefined || children.length > 0) return undefined;
  const uri = vscode.Uri.file(path);
  const stat = await vscode.workspace.fs.stat(uri).then(
    (found) => found,
    () => undefined,
  );
  if (!stat) return undefined;
  const isFolder = (stat.type & vscode.FileType.Directory) !== 0;
  const command = isFolder ? 'revealInExplorer' : 'vscode.open';
  return { command, title: 'Open', arguments: [uri] };
}

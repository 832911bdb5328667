/** One line of the tree, as plain data. The rim turns it into a TreeItem and nothing more. */
export interface TreeNode {
  /** Unique in the tree and the same after a refresh, so that selection and folding stay. */
  readonly id: string;
  readonly kind: NodeKind;
  readonly label: string;
  /** The dimmer words after the label. */
  readonly description: string;
  /** Markdown; everything that comes from files or databases in it is escaped. */
  readonly tooltip: string;
  /** The id of a theme icon. */
  readonly icon: string;
  /** The id of a theme colour for the icon. */
  readonly color?: string;
  /** Words for `when` clauses, see `contextWords.ts`. */
  readonly contextValue: string;
  /** What a click opens: a script, or what a problem is about, which may be a folder. */
  readonly path?: string;
  /** The version's digits, for commands on this node. */
  readonly version?: string;
  /** The migrations folder this node belongs to. */
  readonly folder: string;
  /** True where the children should be seen at first. */
  readonly expanded: boolean;
  readonly children: readonly TreeNode[];
  /** The whole line in words, for a screen reader; icons and colours are in it as words. */
  readonly accessibilityLabel: string;
}

export type NodeKind = 'folder' | 'migration' | 'script' | 'problem' | 'notice' | 'connection';

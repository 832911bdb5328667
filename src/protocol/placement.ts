/** When a command may be pressed. `idle`: no run is going on; `running`: one is. */
export type Need = 'nothing' | 'workspace' | 'idle' | 'running';

/** One place of a command in a menu. `on` are words of the node's context value, all of which it must have. */
export interface Placement {
  readonly menu: 'view/title' | 'view/item/context';
  /** VS Code's group and order, such as `navigation@1` or `inline@1`. */
  readonly group: string;
  readonly on?: readonly NodeWord[];
}

/**
 * The words a tree node's context value is made of: what it is, the state of a migration, what a
 * migration can do (`runnable`, `revertible`), and what files it has.
 */
export type NodeWord =
  | 'folder'
  | 'migration'
  | 'script'
  | 'foreign'
  | 'ledger'
  | 'problem'
  | 'runnable'
  | 'revertible'
  | 'has-up'
  | 'has-down';

/** The context value of a node, to be matched by `whenOn`. */
export function contextValue(words: readonly NodeWord[]): string {
  return words.join(' ');
}

/** The `when` clause that holds on nodes that have all these words. */
export function whenOn(view: string, words: readonly NodeWord[]): string {
  const each = words.map((word) => `viewItem =~ /(^| )${word}( |$)/`);
  return [`view == ${view}`, ...each].join(' && ');
}

/** The `enablement` clause of a need; undefined where a command may always be pressed. */
export function enablementOf(need: Need): string | undefined {
  const workspace = 'isWorkspaceTrusted && workspaceFolderCount > 0';
  switch (need) {
    case 'nothing':
      return undefined;
    case 'workspace':
      return workspace;
    case 'idle':
      return `${workspace} && !staircase.running`;
    case 'running':
      return 'staircase.running';
  }
}

/** When a command may be pressed. `idle`: no run is going on; `running`: one is. */
export type Need = 'nothing' | 'workspace' | 'idle' | 'running';

/** One place of a command in a menu. */
export interface Placement {
  readonly menu: 'view/title' | 'view/item/context';
  /** VS Code's group and order, such as `navigation@1` or `inline@1`. */
  readonly group: string;
  readonly on?: readonly NodeWord[];
}

/** Words of a node's context value, all of which it must have (src/view/contextWords.ts explains each). */
export type NodeWord =
  | 'folder'
  | 'migration'
  | 'hasPending'
  | 'hasApplied'
  | 'runTo'
  | 'revertTo'
  | 'last'
  | 'onDisk'
  | 'hasDown'
  | 'foreignLedger'
  | 'usable'
  | 'repairable'
  | 'canBeHalfDone'
  | 'existingTable'
  | 'connection';

/** The `when` clause that holds on the view's nodes with all these words. */
export function whenOn(view: string, words: readonly NodeWord[]): string {
  return [`view == ${view}`, ...words.map((word) => `viewItem =~ /\\b${word}\\b/`)].join(' && ');
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

/** What the editor tells the language server: what to lint and how. Sent at its start and on changes. */
export const LINT_WORKSPACE = 'staircase/workspace';

/** Everything that is linted; what was told before counts no more. */
export interface LintWorkspace {
  readonly folders: readonly FolderToLint[];
}

/** A migrations folder, with what the editor alone knows of it. */
export interface FolderToLint {
  /** An absolute path. */
  readonly path: string;
  /** The workspace root it lies in. */
  readonly root: string;
  /** `ignored-chars` of sqlx.toml. */
  readonly ignoredChars: readonly string[];
  /** The settings below `staircase.` as the editor has them for the root, not yet parsed. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Whether programs may be run on it, such as git to tell what is committed. */
  readonly isTrusted: boolean;
  /** What the ledger says was applied; absent while no database was asked. */
  readonly applied?: readonly AppliedVersion[];
}

/** A row of the ledger. */
export interface AppliedVersion {
  /** In digits. */
  readonly version: string;
  /** In hex. */
  readonly checksum: string;
}

/** The kind of code action that applies every safe fix of a file, also on save. */
export const FIX_ALL = 'source.fixAll.staircase';

/** The command that shows a rule's page; its argument is the rule's name. Not in the palette. */
export const EXPLAIN_RULE = 'staircase.explainRule';

/** Who a finding is from, in the Problems panel. */
export const LINT_SOURCE = 'Staircase';

import type { Migration, Problem, Script } from '../../migrations/migration.ts';
import type { Place } from '../../sql/span.ts';
import type { Change } from '../change/change.ts';
import type { StatementFate } from '../halfDone/fates.ts';
import type { ScriptStatement } from '../halfDone/scriptStatements.ts';
import type { Ledger, LedgerRow } from '../ledger/ledger.ts';

/**
 * What a person asks for. A version given to `revert-to` stays applied. `resume` and `undo` are for a
 * script outside a transaction that is half done: the rest of it, or its down script without a row.
 */
export type Intent =
  | { readonly kind: 'run' }
  | { readonly kind: 'run-to'; readonly version: bigint }
  | { readonly kind: 'revert-last' }
  | { readonly kind: 'revert-to'; readonly version: bigint }
  | { readonly kind: 'redo' }
  /** `rerun`: and then everything is run again. */
  | { readonly kind: 'reset'; readonly rerun?: boolean }
  /** `halfDone`: only what an attempt has left half done. */
  | {
      readonly kind: 'mark-applied';
      readonly versions: readonly bigint[];
      readonly halfDone?: true;
    }
  | { readonly kind: 'resume'; readonly version: bigint }
  | { readonly kind: 'undo'; readonly version: bigint };

/**
 * `out-of-order`: pending, but a later one is applied. `changed`: its checksum differs from the
 * ledger's. `missing`: in the ledger, not on disk. `failed`: its row says `success = false`.
 */
export type State =
  | 'applied'
  | 'pending'
  | 'out-of-order'
  | 'changed'
  | 'missing'
  | 'failed'
  | 'duplicate';

/** One migration as disk and ledger together tell it. At least one of `migration` and `row` is there. */
export interface Entry {
  readonly version: bigint;
  readonly description: string;
  readonly state: State;
  readonly migration?: Migration;
  readonly row?: LedgerRow;
  /** Further rows of the version, which a ledger without its primary key may have. */
  readonly extraRows?: readonly LedgerRow[];
  /** What became of the file, where the state is `changed`. */
  readonly change?: Change;
}

/** `mark` writes the row and runs nothing. */
export type Direction = 'up' | 'down' | 'mark';

/**
 * What a wrapped script does to the transaction around it. `own-transaction`: BEGIN first and COMMIT
 * last, nothing else of the kind. `forbidden`: any other COMMIT, ROLLBACK and the like. `unknown`:
 * none was found, but our parser rejects a part of it.
 */
export type StepControl = 'own-transaction' | 'forbidden' | 'unknown';

/** One script to be run, or one row to be written. */
export interface Step {
  readonly direction: Direction;
  readonly migration: Migration;
  readonly script: Script;
  /** Set by `review`. Absent: the script leaves the engine's transaction alone. */
  readonly control?: StepControl;
  /** Set by `review` for a script outside a transaction that our parser takes. */
  readonly statements?: readonly ScriptStatement[];
  /** What has landed, as it was shown: the rest is sent. Empty until `lookAtHalfDone` has looked. */
  readonly resume?: readonly StatementFate[];
  /** Undoes an attempt that has left no row. */
  readonly withoutRow?: true;
  /** Set by `review` where an attempt is undone or marked: the statements of its up script. */
  readonly attempted?: readonly ScriptStatement[];
  /** What of them has landed, as it was shown. Empty until `lookAtHalfDone` has looked. */
  readonly left?: readonly StatementFate[];
}

/** Why a plan may not be run, or what to know before it is. */
export interface Remark {
  readonly code: RemarkCode;
  /** What, and what to do about it. */
  readonly message: string;
  readonly version?: bigint;
  readonly path?: string;
  readonly place?: Place;
}

export type RemarkCode =
  | 'disk-problem'
  | 'duplicate-version'
  | 'missing-file'
  | 'changed-checksum'
  | 'dirty-row'
  | 'duplicate-row'
  | 'out-of-order'
  | 'no-down'
  | 'nothing-to-do'
  | 'unknown-version'
  | 'older-target'
  | 'newer-target'
  | 'transaction-control'
  | 'own-transaction'
  | 'syntax-error'
  | 'needs-no-transaction'
  | 'empty-script'
  | 'other-runner'
  | 'foreign-ledger'
  | 'usable-ledger'
  | 'other-ledger'
  | 'existing-table'
  | 'second-ledger'
  | 'nothing-to-repair'
  | 'nothing-to-resume'
  | 'unknown-statement'
  | 'unknown-pool'
  | 'stale';

/** What to do about pending migrations older than the newest applied one. */
export type OutOfOrderPolicy = 'warn' | 'refuse' | 'allow';

/** What a run or revert would do, as a value. It is shown to the person and then executed as it stands. */
export interface Plan {
  readonly intent: Intent;
  readonly ledger: Ledger;
  /** Every migration of disk and ledger, in version order. */
  readonly entries: readonly Entry[];
  /** In the order of running. Empty when there is anything in `refusals`. */
  readonly steps: readonly Step[];
  /** Not empty: `execute` does nothing. */
  readonly refusals: readonly Remark[];
  readonly warnings: readonly Remark[];
  /** Must be confirmed by the person first, such as SQL that our parser rejects and a server may take. */
  readonly doubts: readonly Remark[];
  /** Those of the folder in `only`, or of all. */
  readonly problems: readonly Problem[];
  /** The path of the one folder that was asked for. Absent: all that share the ledger. */
  readonly only?: string;
}

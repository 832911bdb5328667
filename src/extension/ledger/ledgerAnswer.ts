import type { LedgerGroup } from '../../config/ledgerGroups.ts';
import type { AppliedTexts } from '../../engine/change/change.ts';
import type { Foreign } from '../../engine/foreign/foreign.ts';
import type { Ledger } from '../../engine/ledger/ledger.ts';
import type { MigrationFolder } from '../../migrations/migration.ts';
import type { Unreachable } from '../../view/tree/folderView.ts';

/** What is asked of a database: the ledger of some folders, and how these are on disk. */
export interface LedgerQuestion {
  readonly group: LedgerGroup;
  readonly disks: readonly MigrationFolder[];
}

/**
 * What a database answered. `asleep`: a built-in one that is not to be started yet. `cancelled`: the
 * person thought better of it, so nothing is known that was not known before.
 */
export type LedgerAnswer =
  | {
      readonly kind: 'found';
      readonly ledger: Ledger;
      readonly appliedTexts?: AppliedTexts;
      readonly foreign?: Foreign;
    }
  | { readonly kind: 'unreachable'; readonly reason: Unreachable }
  | { readonly kind: 'asleep' }
  | { readonly kind: 'cancelled'; readonly reason: Unreachable };

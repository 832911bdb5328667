import type { Migration } from '../../migrations/migration.ts';
import type { Ledger, LedgerRow } from '../ledger/ledger.ts';

/**
 * `take-checksum`: the row gets checksum and description of the file. `set-success`: a failed row
 * counts as applied. `delete-row`: the version counts as not applied. `keep-one-row`: a version that
 * the ledger lists more than once keeps one row.
 */
export type RepairKind = 'take-checksum' | 'set-success' | 'delete-row' | 'keep-one-row';

/** What a column has, and what it would have. */
export interface RowChange {
  readonly column: 'checksum' | 'description' | 'success' | 'rows';
  readonly before: string;
  readonly after: string;
}

/** One cure for one version's row, as a value: it is shown, confirmed and executed as it stands. */
export interface Repair {
  readonly kind: RepairKind;
  readonly ledger: Ledger;
  readonly version: bigint;
  readonly migration?: Migration;
  /** All rows of the version, as they were shown. */
  readonly rows: readonly LedgerRow[];
  /** The row that is changed or kept. */
  readonly row: LedgerRow;
  /** What is wrong, in a sentence. */
  readonly fault: string;
  /** What the cure does, in a sentence. */
  readonly action: string;
  /** When it is right and when it is not. */
  readonly reason: string;
  readonly changes: readonly RowChange[];
}

import type { Session } from '../database/session.ts';
import { findTables } from '../engine/namedTables.ts';
import type { Catalogue, CatalogueRow } from '../schema/catalogue.ts';
import { readCatalogue } from '../schema/readCatalogue.ts';

/** What a stage holds. */
export interface State extends Catalogue {
  /** Whether the ledger is there, which is left out of the rows. */
  readonly hasLedger: boolean;
}

/** The catalogue of a stage without the ledger, which the first run makes and no script takes back. */
export async function readState(session: Session, ledgerName: string): Promise<State> {
  const ledger = (await findTables(session, ledgerName)).find((it) => it.isChosen);
  const { rows } = await readCatalogue(session);
  if (!ledger) return { rows, hasLedger: false };
  const name = `${ledger.schema}.${ledger.table}`;
  return { rows: rows.filter((it) => !isOf(it, name)), hasLedger: true };
}

function isOf({ kind, identity, parent }: CatalogueRow, ledger: string): boolean {
  return (kind === 'table' && identity === ledger) || parent === ledger;
}

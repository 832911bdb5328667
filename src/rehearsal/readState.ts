import type { Session } from '../database/session.ts';
import { findTables } from '../engine/namedTables.ts';
import type { Catalogue, CatalogueRow } from '../schema/catalogue.ts';
import { readCatalogue } from '../schema/readCatalogue.ts';

/** The catalogue of a stage without the ledger, which the first run makes and no script takes back. */
export async function readState(session: Session, ledgerName: string): Promise<Catalogue> {
  const ledger = (await findTables(session, ledgerName)).find((it) => it.isChosen);
  const { rows } = await readCatalogue(session);
  if (!ledger) return { rows };
  const name = `${ledger.schema}.${ledger.table}`;
  return { rows: rows.filter((it) => !isOf(it, name)) };
}

function isOf({ kind, identity, parent }: CatalogueRow, ledger: string): boolean {
  return (kind === 'table' && identity === ledger) || parent === ledger;
}

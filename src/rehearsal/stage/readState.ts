import type { Session } from '../../database/session.ts';
import { findTables } from '../../engine/ledger/namedTables.ts';
import type { Catalogue, CatalogueRow } from '../../schema/catalogue.ts';
import { readCatalogue } from '../../schema/readCatalogue.ts';

/** What a stage holds. */
export interface State extends Catalogue {
  /** The ledger as SQL text, where there is one: it is left out of the rows. */
  readonly ledger?: string;
}

/**
 * The catalogue of a stage without the ledger, which the first run makes and no script takes back.
 * @param known a state from before, with the ledger that need not be looked for again.
 */
export async function readState(
  session: Session,
  ledgerName: string,
  known?: State,
): Promise<State> {
  const ledger = known?.ledger ?? (await nameOf(session, ledgerName));
  const { rows } = await readCatalogue(session);
  const hasLedger = rows.some((it) => isTable(it, ledger));
  if (ledger === undefined || !hasLedger) return { rows };
  return { rows: rows.filter((it) => !isTable(it, ledger) && it.parent !== ledger), ledger };
}

async function nameOf(session: Session, ledgerName: string): Promise<string | undefined> {
  return (await findTables(session, ledgerName)).find((it) => it.isChosen)?.name;
}

function isTable({ kind, identity }: CatalogueRow, name: string | undefined): boolean {
  return kind === 'table' && identity === name;
}

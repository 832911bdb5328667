import { DatabaseError } from '../database/failure.ts';
import { inReadOnlyTransaction, type ReadLimits } from '../database/readOnly.ts';
import type { Session } from '../database/session.ts';
import type { Catalogue } from '../schema/catalogue.ts';
import { forgetCatalogueQuery } from '../schema/readCatalogue.ts';
import { readState } from './stage/readState.ts';

/** The catalogue is asked for columns that PostgreSQL has had since this version. */
const LEAST_VERSION = 15;

/**
 * The schema of a database that is a person's, without the ledger, read in one transaction in which the
 * server refuses to write. Throws `DatabaseError`.
 */
export async function targetSchema(
  session: Session,
  ledgerName: string,
  limits?: ReadLimits,
): Promise<Catalogue> {
  const read = async (): Promise<Catalogue> => {
    await requireVersion(session);
    const { rows } = await readState(session, ledgerName);
    await forgetCatalogueQuery(session);
    return { rows };
  };
  return await inReadOnlyTransaction(session, read, limits);
}

async function requireVersion(session: Session): Promise<void> {
  const [row] = await session.query('SHOW server_version_num');
  const version = Math.floor(Number(row?.['server_version_num']) / 10_000);
  if (version >= LEAST_VERSION) return;
  throw new DatabaseError(
    'server',
    `The server is PostgreSQL ${version}. Schemas can be read from PostgreSQL ${LEAST_VERSION} on: ` +
      'compare two versions instead, which the built-in one makes.',
  );
}

import { qualified } from '../../database/quote.ts';
import type { Ledger } from '../../engine/ledger/ledger.ts';
import type { Step } from '../../engine/plan/plan.ts';

/** The statement that a step makes in the ledger, with its values in it, for reading only. */
export function ledgerStatement({ direction, migration, script }: Step, ledger: Ledger): string {
  const table = ledgerTable(ledger);
  if (direction === 'down') return `DELETE FROM ${table} WHERE version = ${migration.version}`;
  const description = `'${migration.description.replaceAll("'", "''")}'`;
  const checksum = `'\\x${script.checksum.toString('hex')}'`;
  const columns = 'version, description, success, checksum, execution_time';
  return `INSERT INTO ${table} (${columns}) VALUES (${migration.version}, ${description}, TRUE, ${checksum}, -1)`;
}

/** The ledger's table as SQL: where it was found, or by its configured name where it is not there yet. */
export function ledgerTable({ location, name }: Ledger): string {
  return location ? qualified(location) : name;
}

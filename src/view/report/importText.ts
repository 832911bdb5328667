import type { ImportPlan } from '../../engine/foreign/planImport.ts';
import { migrationName } from '../../engine/plan/migrationName.ts';

/** What taking over another tool's ledger would do, a line for the whole and one for each version. */
export function importLines({ table, marked, known, leftOut }: ImportPlan): string[] {
  const counts = `${marked.length} to mark as applied, ${known.length} in our ledger already, ${leftOut.length} left out`;
  return [
    `${table.name}: ${counts}`,
    ...marked.map(({ migration }) => `  mark      ${migrationName(migration)}`),
    ...known.map(({ migration }) => `  known     ${migrationName(migration)}`),
    ...leftOut.map(
      ({ row, reason }) => `  left out  ${`${row.version} ${row.description}`.trim()}: ${reason}`,
    ),
  ];
}

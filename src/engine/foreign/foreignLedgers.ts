import { qualified } from '../../database/quote.ts';
import type { Session } from '../../database/session.ts';
import type { Plan } from '../plan/plan.ts';
import { type ForeignCandidate, findCandidates } from './foreignCandidates.ts';
import type { LedgerTool } from './foreignTable.ts';

/** A table in which another tool, or sqlx under another name, records what it has applied. */
export interface ForeignLedger {
  /** As SQL text, with quotes where they are needed: `app.schema_migrations`. */
  readonly table: string;
  readonly tool: LedgerTool;
  /** How many versions it lists, also such as are no numbers (Flyway's `1.2`). */
  readonly listed: number;
  /** Those that can be compared with the versions of migrations on disk. */
  readonly versions: readonly bigint[];
  /** It could be used as our ledger. */
  readonly sqlxShape: boolean;
  /** It lists a version that is on disk; else it is most likely another application's. */
  readonly listsOurs: boolean;
}

/** The ledgers of other tools that list at least one version and that this role may read. */
export async function findForeignLedgers(session: Session, plan: Plan): Promise<ForeignLedger[]> {
  const ledgers: ForeignLedger[] = [];
  for (const candidate of await findCandidates(session, plan)) {
    const { name, tool, sqlxShape } = candidate;
    const listed = await listVersions(session, candidate);
    if (listed.length === 0) continue;
    const versions = tool === 'golang-migrate' ? upTo(plan, listed) : numbers(listed);
    ledgers.push({
      table: name,
      tool,
      listed: listed.length,
      versions,
      sqlxShape,
      listsOurs: versions.some((version) => isOnDisk(plan, version)),
    });
  }
  return ledgers;
}

function isOnDisk({ entries }: Plan, version: bigint): boolean {
  return entries.some((entry) => entry.version === version && entry.migration);
}

async function listVersions(session: Session, table: ForeignCandidate): Promise<string[]> {
  const rows = await session.query(
    `SELECT (${versionOf(table)})::text AS version FROM ${qualified(table)} WHERE ${isListed(table)}`,
  );
  return rows.map((row) => String(row['version']));
}

/** golang-migrate keeps one row; when dirty, its version is the one that failed. */
function versionOf({ tool }: ForeignCandidate): string {
  if (tool === 'goose') return 'version_id';
  if (tool !== 'golang-migrate') return 'version';
  return 'CASE WHEN dirty THEN version - 1 ELSE version END';
}

/** goose begins every table with a version 0 of its own. */
function isListed({ tool, hasSuccess }: ForeignCandidate): string {
  if (tool === 'goose') return 'version_id > 0 AND is_applied';
  return `version IS NOT NULL ${hasSuccess ? 'AND success' : ''}`;
}

/** Diesel writes dashed stamps without their dashes; a table filled by hand may have them. */
function numbers(listed: readonly string[]): bigint[] {
  return listed
    .map((version) => version.replaceAll('-', ''))
    .filter((version) => /^\d+$/.test(version))
    .map(BigInt);
}

/** One row that stands for itself and everything before it. */
function upTo({ entries }: Plan, listed: readonly string[]): bigint[] {
  const limit = numbers(listed)[0] ?? -1n;
  return entries.map((entry) => entry.version).filter((version) => version <= limit);
}

import type { FolderConfig } from '../config/folderConfig.ts';
import type { LedgerGroup } from '../config/ledgerGroups.ts';
import { ConnectionError, DatabaseError } from '../database/failure.ts';
import type { Session } from '../database/session.ts';
import { type Foreign, findForeign, refuseForeign } from '../engine/foreign.ts';
import type { Ledger } from '../engine/ledger.ts';
import { plan } from '../engine/planner.ts';
import { readLedger } from '../engine/readLedger.ts';
import type { MigrationFolder } from '../migrations/migration.ts';
import type { Parser } from '../sql/parser.ts';
import type { FolderState, Unreachable } from '../view/folderView.ts';
import type { Databases } from './databases.ts';
import type { Log } from './log.ts';
import type { LedgerState } from './workspaceState.ts';

/** What reading a ledger needs. */
export interface LedgerReader {
  readonly databases: Databases;
  readonly parser: () => Promise<Parser>;
  /** False: a built-in database that is asleep stays asleep. */
  readonly wanted: boolean;
  readonly log: Log;
}

/** What became of one group. Neither state nor ledger: its database was left alone. */
export interface LedgerReading {
  readonly folders: readonly FolderConfig[];
  readonly state?: FolderState;
  readonly ledger?: LedgerState;
}

interface Found {
  readonly ledger: Ledger;
  readonly foreign?: Foreign;
}

/** Reads one ledger and plans its folders; a database that cannot be read is a state, no exception. */
export async function readLedgerGroup(
  group: LedgerGroup,
  disks: readonly MigrationFolder[],
  reader: LedgerReader,
): Promise<LedgerReading> {
  const { folders, target } = group;
  try {
    const isNew = target.kind === 'built-in' && !(await reader.databases.hasData(target));
    if (target.kind === 'built-in' && !isNew && !reader.wanted) return { folders };
    const found = isNew ? untouched(group) : await readFromDatabase(group, disks, reader);
    return { folders, ...planned(group, disks, found) };
  } catch (error) {
    const reason = unreachable(error);
    reader.log.warn(`${folders.map(({ label }) => label).join(', ')}: ${reason.message}`);
    return { folders, state: { kind: 'unreachable', reason } };
  }
}

/** A built-in database that was never used has an empty ledger; looking does not create it. */
function untouched({ ledgerName }: LedgerGroup): Found {
  return { ledger: { name: ledgerName, rows: [], others: [] } };
}

function readFromDatabase(
  group: LedgerGroup,
  disks: readonly MigrationFolder[],
  { databases, parser }: LedgerReader,
): Promise<Found> {
  return databases.use(group.target, async (session) => {
    const ledger = await readLedger(session, group.ledgerName);
    const foreign = await lookForForeign(session, group, disks, ledger, parser);
    return { ledger, ...(foreign && { foreign }) };
  });
}

async function lookForForeign(
  session: Session,
  group: LedgerGroup,
  disks: readonly MigrationFolder[],
  ledger: Ledger,
  parser: () => Promise<Parser>,
): Promise<Foreign | undefined> {
  if (ledger.rows.length > 0) return undefined;
  const pending = plan(inputOf(group, disks, ledger), { kind: 'run' });
  return await findForeign(session, pending, await parser());
}

function planned(group: LedgerGroup, disks: readonly MigrationFolder[], found: Found) {
  const input = inputOf(group, disks, found.ledger);
  const pending = plan(input, { kind: 'run' });
  const shown = found.foreign ? refuseForeign(pending, found.foreign) : pending;
  const { foreign } = found;
  return {
    state: { kind: 'planned', plan: shown } as const,
    ledger: { group, input, ...(foreign && { foreign }) },
  };
}

function inputOf({ outOfOrder }: LedgerGroup, folders: readonly MigrationFolder[], ledger: Ledger) {
  return { folders, ledger, outOfOrder };
}

/** Errors of the database become a state of its folders; anything else is a mistake of ours. */
function unreachable(error: unknown): Unreachable {
  if (error instanceof ConnectionError) return error;
  if (!(error instanceof DatabaseError)) throw error;
  const { message, server } = error;
  const advice = server?.hint ?? 'See the log for what the server says, then refresh.';
  return { message, advice };
}

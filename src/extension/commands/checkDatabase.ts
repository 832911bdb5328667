import * as vscode from 'vscode';
import type { FolderConfig } from '../../config/folderConfig.ts';
import { ConnectionError } from '../../database/failure.ts';
import type { Session } from '../../database/session.ts';
import type { Target } from '../../database/target.ts';
import { checkDatabase as check, type TooOld } from '../../engine/database/checkDatabase.ts';
import type { DatabaseCheck } from '../../engine/database/databaseCheck.ts';
import { VIEW } from '../../protocol/views.ts';
import { databaseCheckSummary } from '../../view/check/databaseCheckSummary.ts';
import { databaseCheckText } from '../../view/check/databaseCheckText.ts';
import type { Unreachable } from '../../view/tree/folderView.ts';
import { askFolder } from '../ask/askScope.ts';
import type { Command } from '../command.ts';
import { otherRun, slowRead } from '../ledger/readFailure.ts';
import { READ_LIMITS, readLimits } from '../ledger/readLimits.ts';
import type { Services } from '../services.ts';
import { offer } from '../show/offer.ts';
import { sayBusy } from '../show/sayBusy.ts';
import { sayUntrusted } from '../show/sayUntrusted.ts';
import { showUnreachable } from '../show/showUnreachable.ts';

/**
 * Connects to a folder's database and says which server answers and whether migrations could be run
 * there, or why none answers. Writes nothing.
 */
export const checkDatabase: Command = async (services, subject) => {
  const view = await askFolder(services, subject, 'Check Database');
  if (!view) return undefined;
  const { config } = view;
  const { target } = config;
  if (target.kind === 'untrusted') return sayUntrusted();
  if (target.kind === 'problem') return showUnreachable(services, config, target.problem);
  if (services.model.isHeld(config)) return sayBusy();
  const found = await vscode.window.withProgress({ location: { viewId: VIEW } }, () =>
    connectAndLook(services, config, target.target),
  );
  if ('advice' in found) return showUnreachable(services, config, found);
  tell(services, found, target.target);
  services.model.wantLater();
  return found;
};

type Found = DatabaseCheck | TooOld | Unreachable;

async function connectAndLook(
  { databases }: Services,
  config: FolderConfig,
  target: Target,
): Promise<Found> {
  try {
    return await databases.use(target, (session) => look(databases, session, config, target));
  } catch (error) {
    if (error instanceof ConnectionError) return error;
    throw error;
  }
}

/** Of the built-in database another window may hold the one session. */
async function look(
  databases: Services['databases'],
  session: Session,
  config: FolderConfig,
  target: Target,
): Promise<Found> {
  const { ledgerName, createSchemas } = config;
  const busy = target.kind === 'built-in' ? await otherRun(session) : undefined;
  if (busy) return busy;
  try {
    const observe = target.kind === 'server' && { observe: () => databases.open(target) };
    const options = { ledgerName, createSchemas, ...readLimits(target), ...observe };
    return await check(session, options);
  } catch (error) {
    const reason = await slowRead(error, session, ledgerName, READ_LIMITS);
    if (reason) return reason;
    throw error;
  }
}

function tell({ log }: Services, found: DatabaseCheck | TooOld, target: Target): void {
  const now = new Date();
  log.info(`Check Database:\n${databaseCheckText(found, target, now)}`);
  const buttons = { 'Show Report': async () => log.show() };
  void offer({ ...databaseCheckSummary(found, target, now), buttons });
}

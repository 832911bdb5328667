import * as vscode from 'vscode';
import type { FolderConfig } from '../../config/folderConfig.ts';
import { ConnectionError } from '../../database/failure.ts';
import type { Session } from '../../database/session.ts';
import type { Target } from '../../database/target.ts';
import { VIEW } from '../../protocol/views.ts';
import type { WantedPlace } from '../../rehearser/schemaTask.ts';
import type { Unreachable } from '../../view/tree/folderView.ts';
import { otherRun } from '../ledger/readFailure.ts';
import { readLimits } from '../ledger/readLimits.ts';
import type { Services } from '../services.ts';
import { sayBusy } from '../show/sayBusy.ts';
import { sayUntrusted } from '../show/sayUntrusted.ts';
import { showUnreachable } from '../show/showUnreachable.ts';

/** The schema of a folder's database, which is only read. Undefined where it is not to be had, which was said. */
export async function readTargetSchema(
  services: Services,
  config: FolderConfig,
): Promise<WantedPlace | undefined> {
  const { target } = config;
  if (target.kind === 'untrusted') return void sayUntrusted();
  if (target.kind === 'problem') return void showUnreachable(services, config, target.problem);
  if (services.model.isHeld(config)) return sayBusy();
  const found = await vscode.window.withProgress({ location: { viewId: VIEW } }, () =>
    connectAndRead(services, config, target.target),
  );
  if ('advice' in found) return void showUnreachable(services, config, found);
  return found;
}

async function connectAndRead(
  { databases }: Services,
  config: FolderConfig,
  target: Target,
): Promise<WantedPlace | Unreachable> {
  try {
    return await databases.use(target, (session) => read(session, config, target));
  } catch (error) {
    if (error instanceof ConnectionError) return error;
    throw error;
  }
}

/** Of the built-in database another window may hold the one session. */
async function read(
  session: Session,
  { ledgerName }: FolderConfig,
  target: Target,
): Promise<WantedPlace | Unreachable> {
  const busy = target.kind === 'built-in' ? await otherRun(session) : undefined;
  if (busy) return busy;
  const { targetSchema } = await import('../../rehearsal/targetSchema.ts');
  const catalogue = await targetSchema(session, ledgerName, readLimits(target));
  return { kind: 'read', name: target.name, catalogue };
}

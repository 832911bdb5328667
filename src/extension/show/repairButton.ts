import * as vscode from 'vscode';
import type { Remark, RemarkCode } from '../../engine/plan/plan.ts';
import type { Scope } from '../ask/askScope.ts';
import type { Services } from '../services.ts';
import type { Buttons } from './offer.ts';

/** What a repair of the row cures. */
const CURABLE: readonly RemarkCode[] = [
  'changed-checksum',
  'dirty-row',
  'duplicate-row',
  'missing-file',
];

/** The button that leads from what is wrong with a migration to its repair, once the command is over. */
export function repairButton(
  { runner }: Pick<Services, 'runner'>,
  { ledger, only }: Scope,
  remark: Remark | undefined,
): Buttons {
  const folder = only ?? ledger.group.folders[0]?.path;
  if (remark?.version === undefined || !CURABLE.includes(remark.code)) return {};
  const subject = { folder, version: `${remark.version}` };
  const repair = async () => {
    await runner.idle();
    await vscode.commands.executeCommand('staircase.repair', subject);
  };
  return { 'Repair...': repair };
}

import * as vscode from 'vscode';
import type { Subject } from '../../protocol/commands.ts';
import type { Scope } from '../ask/askScope.ts';
import { entriesIn } from '../ask/askVersion.ts';
import type { Command } from '../command.ts';
import { performIntent } from '../run/performIntent.ts';

/** Writes ledger rows for migrations that were applied in another way; runs nothing. */
export const markApplied: Command = (services, subject) =>
  performIntent(services, subject, 'Mark as Applied', async (scope) => {
    const versions = await askVersions(scope, subject);
    return versions && versions.length > 0 ? { kind: 'mark-applied', versions } : undefined;
  });

/** What another tool's ledger lists is ticked already. */
async function askVersions(
  scope: Scope,
  { version: named }: Subject,
): Promise<readonly bigint[] | undefined> {
  if (named !== undefined) return [BigInt(named)];
  const listed = new Set(scope.ledger.foreign?.ledgers.flatMap(({ versions }) => versions));
  const items = entriesIn(scope)
    .filter(({ row }) => row === undefined)
    .map(({ version, description }) => ({
      label: description || `${version}`,
      description: `${version}`,
      picked: listed.has(version),
      version,
    }));
  if (items.length === 0) return sayNothing();
  const chosen = await vscode.window.showQuickPick(items, {
    title: 'Mark as Applied',
    placeHolder: 'Only rows are written; no SQL of these migrations is run',
    canPickMany: true,
  });
  return chosen?.map(({ version }) => version);
}

function sayNothing(): undefined {
  void vscode.window.showInformationMessage(
    'Nothing to mark: every migration has its row in the ledger.',
  );
}

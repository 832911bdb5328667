import * as vscode from 'vscode';
import type { Scope } from '../askScope.ts';
import { entriesIn } from '../askVersion.ts';
import type { Command } from '../command.ts';
import { performIntent } from '../performIntent.ts';

/** Writes ledger rows for migrations that another tool has run; runs nothing. */
export const markApplied: Command = (services, subject) =>
  performIntent(services, subject, 'Mark as Applied', async (scope) => {
    const versions = await askVersions(scope);
    return versions && versions.length > 0 ? { kind: 'mark-applied', versions } : undefined;
  });

/** What another tool's ledger lists is ticked already. */
async function askVersions(scope: Scope): Promise<readonly bigint[] | undefined> {
  const listed = new Set(scope.ledger.foreign?.ledgers.flatMap(({ versions }) => versions));
  const items = entriesIn(scope)
    .filter(({ row }) => row === undefined)
    .map(({ version, description }) => ({
      label: description || `${version}`,
      description: `${version}`,
      picked: listed.has(version),
      version,
    }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: 'Mark as Applied',
    placeHolder: 'Only rows are written; no SQL of these migrations is run',
    canPickMany: true,
  });
  return chosen?.map(({ version }) => version);
}

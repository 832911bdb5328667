import * as vscode from 'vscode';
import type { ForeignLedger } from '../../engine/foreignLedgers.ts';
import { askScope } from '../askScope.ts';
import type { Command } from '../command.ts';
import { homeOf, writeSetting } from '../settings.ts';

/** Takes another tool's table, where it has sqlx's shape, as the ledger of this workspace root. */
export const useForeignLedger: Command = async (services, subject) => {
  const scope = await askScope(services, subject, 'Use That Table');
  const [folder] = scope?.ledger.group.folders ?? [];
  if (!scope || !folder) return undefined;
  const table = await askTable(scope.ledger.foreign?.ledgers ?? []);
  if (table === undefined) return undefined;
  const root = vscode.Uri.file(folder.root);
  const home = homeOf('ledgerTable', root) ?? vscode.ConfigurationTarget.WorkspaceFolder;
  await writeSetting('ledgerTable', table, root, home);
  services.log.info(`The ledger of ${folder.root} is now ${table}`);
  await services.model.want();
  return table;
};

async function askTable(ledgers: readonly ForeignLedger[]): Promise<string | undefined> {
  const usable = ledgers.filter(({ sqlxShape }) => sqlxShape).map(({ table }) => table);
  if (usable.length === 0) {
    void vscode.window.showInformationMessage(
      "The database has no other table of sqlx's shape. Mark its versions as applied instead.",
    );
  }
  if (usable.length < 2) return usable[0];
  return await vscode.window.showQuickPick(usable, { title: 'Use That Table' });
}

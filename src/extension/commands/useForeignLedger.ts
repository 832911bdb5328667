import * as vscode from 'vscode';
import type { ForeignLedger } from '../../engine/foreign/foreignLedgers.ts';
import { askScope, type Scope } from '../ask/askScope.ts';
import type { Command } from '../command.ts';
import { nameLedger } from '../ledger/nameLedger.ts';

/** Takes another tool's table, where it has sqlx's shape, as the ledger of the folders chosen. */
export const useForeignLedger: Command = async (services, subject) => {
  const scope = await askScope(services, subject, 'Use That Table');
  const table = scope && (await askTable(scope.ledger.foreign?.ledgers ?? []));
  if (!scope || table === undefined) return undefined;
  const { views } = await services.model.shown();
  const all = views.map(({ config }) => config);
  for (const folder of foldersOf(scope)) {
    const isAlone = all.every(({ path, root }) => root !== folder.root || path === folder.path);
    await nameLedger(services, folder, { table, isAlone });
  }
  await services.model.want();
  return table;
};

function foldersOf({ ledger, only }: Scope) {
  return ledger.group.folders.filter(({ path }) => only === undefined || path === only);
}

async function askTable(ledgers: readonly ForeignLedger[]): Promise<string | undefined> {
  const usable = ledgers.filter((it) => it.sqlxShape && it.listsOurs).map(({ table }) => table);
  if (usable.length === 0) {
    void vscode.window.showInformationMessage(
      "The database has no other table of sqlx's shape. Mark its versions as applied instead.",
    );
  }
  if (usable.length < 2) return usable[0];
  return await vscode.window.showQuickPick(usable, { title: 'Use That Table' });
}

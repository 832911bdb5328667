import * as vscode from 'vscode';
import type { FolderView } from '../../view/tree/folderView.ts';

/** A place that a person can choose: a version, 0 being before all, or the database. */
export type ChosenPlace = { readonly version: bigint } | 'target';

interface PlaceItem extends vscode.QuickPickItem {
  readonly place: ChosenPlace;
}

/** Asks at which version, the newest first; or in the database, where that may be chosen. */
export async function askPlace(
  { disk, config }: FolderView,
  title: string,
  { placeHolder, hasTarget }: { readonly placeHolder: string; readonly hasTarget: boolean },
): Promise<ChosenPlace | undefined> {
  const migrations = disk.migrations.filter(({ up }) => up).toReversed();
  const items: PlaceItem[] = [
    ...(hasTarget && config.target.kind === 'target'
      ? [targetItem(config.target.target.name)]
      : []),
    ...migrations.map(({ version, description }) => ({
      label: description || `${version}`,
      description: `after ${version}`,
      place: { version },
    })),
    { label: 'Empty database', description: 'before all migrations', place: { version: 0n } },
  ];
  return (await vscode.window.showQuickPick(items, { title, placeHolder }))?.place;
}

function targetItem(name: string): PlaceItem {
  return { label: name, description: 'the database as it is', place: 'target' };
}

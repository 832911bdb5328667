import * as vscode from 'vscode';
import type { FolderConfig } from '../../config/folderConfig.ts';
import type { WantedPlace } from '../../rehearser/schemaTask.ts';
import type { Services } from '../services.ts';
import { readSchemaTexts } from './readSchemaTexts.ts';

/** The two sides of a comparison, as documents. */
export interface ShownComparison {
  readonly left: vscode.Uri;
  readonly right: vscode.Uri;
}

/** What is compared, and how that is called. */
export interface Comparison {
  readonly places: readonly [WantedPlace, WantedPlace];
  readonly title: string;
  /** What is said where both are the same. */
  readonly same: string;
}

/** Shows two schemas in the diff editor, the first on the left; says so where nothing differs. */
export async function showComparison(
  services: Services,
  config: FolderConfig,
  { places, title, same }: Comparison,
): Promise<ShownComparison | undefined> {
  const texts = await readSchemaTexts(services, config, places, title);
  const [before, after] = texts ?? [];
  if (!before || !after) return undefined;
  if (before.text === after.text) {
    void vscode.window.showInformationMessage(same);
    return undefined;
  }
  const isMixed = places.some(({ kind }) => kind === 'read');
  const about = `${config.path}${isMixed ? ', without what is of a server' : ''}`;
  const left = services.schemas.put(before.name, before.text, about);
  const right = services.schemas.put(after.name, after.text, about);
  await vscode.commands.executeCommand('vscode.diff', left, right, title, { preview: true });
  return { left, right };
}

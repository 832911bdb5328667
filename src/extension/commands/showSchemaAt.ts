import * as vscode from 'vscode';
import { askFolder } from '../ask/askScope.ts';
import type { Command } from '../command.ts';
import { askPlace } from '../schema/askPlace.ts';
import { readSchemaTexts } from '../schema/readSchemaTexts.ts';

/** Shows the schema after a migration, as a document that cannot be edited. */
export const showSchemaAt: Command = async (services, subject) => {
  const view = await askFolder(services, subject, 'Show Schema at');
  if (!view) return undefined;
  const placeHolder = 'The schema after which migration?';
  const chosen =
    subject.version === undefined
      ? await askPlace(view, 'Show Schema at', { placeHolder, hasTarget: false })
      : { version: BigInt(subject.version) };
  if (!chosen || chosen === 'target') return undefined;
  const { version } = chosen;
  const title = version === 0n ? 'Schema before all migrations' : `Schema after ${version}`;
  const texts = await readSchemaTexts(services, view.config, [{ kind: 'after', version }], title);
  const [found] = texts ?? [];
  if (!found) return undefined;
  const uri = services.schemas.put(found.name, found.text, view.config.path);
  return await vscode.window.showTextDocument(uri, { preview: true });
};

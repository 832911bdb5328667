import * as vscode from 'vscode';
import type { Migration } from '../../migrations/migration.ts';
import type { Subject } from '../../protocol/commands.ts';
import type { Services } from '../services.ts';
import { askFolder } from './askScope.ts';

/** The migration on disk that a subject names, or the one that the person picks. */
export async function askMigration(
  services: Services,
  subject: Subject,
  title: string,
  offers: (migration: Migration) => unknown = () => true,
): Promise<Migration | undefined> {
  const view = await askFolder(services, subject, title);
  const found = (view?.disk.migrations ?? []).filter(offers);
  const named = found.find(({ version }) => `${version}` === subject.version);
  if (named || !view) return named;
  const items = found.map((migration) => ({
    label: migration.description || `${migration.version}`,
    description: `${migration.version}`,
    migration,
  }));
  return (await vscode.window.showQuickPick(items, { title }))?.migration;
}

import type { Migration } from '../../migrations/migration.ts';
import { askMigration } from '../ask/askMigration.ts';
import type { Command } from '../command.ts';
import { openFile } from '../show/openFile.ts';

/** Opens the script that runs a migration. */
export const openUp: Command = (services, subject) =>
  open(services, subject, 'Open up.sql', ({ up }) => up?.path);

/** Opens the script that takes a migration back. */
export const openDown: Command = (services, subject) =>
  open(services, subject, 'Open down.sql', ({ down }) => down?.path);

async function open(
  services: Parameters<Command>[0],
  subject: Parameters<Command>[1],
  title: string,
  pathOf: (migration: Migration) => string | undefined,
): Promise<void> {
  const migration = await askMigration(services, subject, title, (it) => pathOf(it) !== undefined);
  const path = migration && pathOf(migration);
  if (path !== undefined) await openFile(path);
}

import { globSync } from 'node:fs';
import { join } from 'node:path';
import type { Workbench } from './workbench.ts';

/** Makes a migration as a person does, and leaves its up.sql open. */
export async function newMigration(
  workbench: Workbench,
  description: string,
  template: string,
): Promise<void> {
  await workbench.closeNotifications();
  await workbench.runCommand('Staircase: New Migration...');
  await workbench.answer('Description', description);
  await workbench.pick(template);
  await workbench.editorOf(`${description.replaceAll(' ', '_')}/up.sql`).waitFor();
  await workbench.row(description).waitFor();
}

/** Where the down script of a migration with this description is. */
export function downOf({ workspace }: Workbench, description: string): string {
  const name = description.replaceAll(' ', '_');
  const [path] = globSync(`**/migrations/*_${name}`, { cwd: workspace });
  if (path === undefined) throw new Error(`There is no migration "${description}".`);
  return join(workspace, path, 'down.sql');
}

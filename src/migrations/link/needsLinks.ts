import type { MigrationFolder } from '../migration.ts';

/** Whether sqlx reads a folder only through links: it passes over directories (sqlx.md, section 1.1). */
export function needsLinks({ migrations }: MigrationFolder): boolean {
  return migrations.some(({ layout }) => layout === 'directory');
}

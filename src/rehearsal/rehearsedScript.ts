import type { Migration } from '../migrations/migration.ts';

/** A script as it was rehearsed. */
export interface RehearsedScript {
  readonly path: string;
  readonly role: 'up' | 'down';
  readonly text: string;
}

/** The scripts of a migration. */
export function scriptsOf({ up, down }: Pick<Migration, 'up' | 'down'>): RehearsedScript[] {
  const scripts: RehearsedScript[] = [];
  if (up) scripts.push({ path: up.path, role: 'up', text: up.text });
  if (down) scripts.push({ path: down.path, role: 'down', text: down.text });
  return scripts;
}

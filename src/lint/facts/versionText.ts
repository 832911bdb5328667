import { basename } from 'node:path';
import type { LintMigration } from '../subject.ts';

/** The version as the migration's name spells it: `00000000000000`, `2024-01-02-030405`. */
export function versionText({ path }: Pick<LintMigration, 'path'>): string {
  const name = basename(path);
  const cut = name.indexOf('_');
  return cut < 0 ? name : name.slice(0, cut);
}

/** Its digits alone: Diesel's dashes are for reading. */
export function versionDigits(migration: Pick<LintMigration, 'path'>): string {
  return versionText(migration).replaceAll('-', '');
}

import type { Migration } from '../migrations/migration.ts';

/** `-- irreversible: REASON`, on a line of its own. */
const MARKER = /^[ \t]*--[ \t]*irreversible[ \t]*:[ \t]*(\S.*?)[ \t]*$/im;

/** Why a migration cannot be taken back, as one of its scripts says; undefined when neither does. */
export function declaredIrreversible({ up, down }: Migration): string | undefined {
  return MARKER.exec(down?.text ?? '')?.[1] ?? MARKER.exec(up?.text ?? '')?.[1];
}

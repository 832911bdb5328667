import type { Migration, MigrationFolder, Script } from '../migrations/migration.ts';
import type { Finding } from './finding.ts';
import { syntaxError } from './syntaxError.ts';

/** UTF-16 units above which a script is linted in a thread: about 0.2 s of parsing. */
export const LARGE = 1024 * 1024;

/** Units of a whole folder whose parse trees are kept, which take about sixty times the room. */
const MOST = 8 * LARGE;

/** Whether a folder is better linted in a thread, which takes its memory with it. */
export function isLarge(read: MigrationFolder): boolean {
  const sizes = scriptsIn(read).map(({ text }) => text.length);
  return sizes.some((it) => it > LARGE) || sizes.reduce((sum, it) => sum + it, 0) > MOST;
}

/** The paths of the scripts that are large by themselves. */
export function largePaths(read: MigrationFolder): ReadonlySet<string> {
  const large = scriptsIn(read).filter(({ text }) => text.length > LARGE);
  return new Set(large.map(({ path }) => path));
}

/**
 * A folder without the scripts that are too large to be parsed here. In place of each stands one that
 * may do anything, so that no rule takes for certain what it would have done.
 */
export function withoutLarge(read: MigrationFolder): MigrationFolder {
  const small = <T extends Script | undefined>(script: T): T =>
    script && script.text.length > LARGE ? { ...script, text: ANYTHING } : script;
  const migrations = read.migrations.map(({ up, down, ...it }): Migration => {
    return { ...it, ...(up && { up: small(up) }), ...(down && { down: small(down) }) };
  });
  return { ...read, migrations };
}

const ANYTHING = "DO $$ BEGIN EXECUTE current_setting('unknown.sql'); END $$;\n";

/** What is said of a script or a folder when even a thread of its own could not check it. */
export function tooLarge(path: string, what: 'script' | 'folder', error: unknown): Finding {
  const reason = error instanceof Error ? error.message : String(error);
  const nothing = what === 'folder' ? ', and so no script in it is' : '';
  return syntaxError(path, {
    message: `The ${what} is too large to be checked (${reason})${nothing}.`,
    help: 'Split it, or load its data from a file of its own.',
  });
}

function scriptsIn({ migrations }: MigrationFolder): Script[] {
  return migrations.flatMap(({ up, down }) => [up, down].filter((it) => it !== undefined));
}

import type { Finding } from '../lint/finding.ts';
import type { Migration, MigrationFolder, Script } from '../migrations/migration.ts';
import type { LintedFile } from './lintedFile.ts';
import { placedScripts } from './placedScripts.ts';

/** UTF-16 units above which a script is linted in a thread: about 0.2 s of parsing. */
export const LARGE = 1024 * 1024;

/** Units of a whole folder whose parse trees are kept, which take about sixty times the room. */
const MOST = 8 * LARGE;

/** Whether a folder is better linted in a thread, which takes its memory with it. */
export function isLarge(read: MigrationFolder): boolean {
  const sizes = sizesOf(read);
  return sizes.some((it) => it > LARGE) || sizes.reduce((sum, it) => sum + it, 0) > MOST;
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

/** What is said when even a thread of its own could not do it. */
export function tooLarge(read: MigrationFolder, error: unknown): Map<string, LintedFile> {
  const scripts = [...placedScripts(read).values()].map(({ script }) => script);
  const largest = Math.max(...scripts.map(({ text }) => text.length));
  const files = scripts.map(({ path, text }): LintedFile => {
    const own = text.length === largest ? [finding(path, error)] : [];
    return { path, text, own, around: [], shown: own };
  });
  return new Map(files.map((it) => [it.path, it]));
}

function finding(path: string, error: unknown): Finding {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    rule: 'syntax-error',
    aliases: [],
    severity: 'error',
    category: 'correctness',
    path,
    span: { start: 0, end: 0 },
    message: `The script is too large to be checked (${reason}), and so no other in this folder is.`,
    help: 'Split it, or load its data from a file of its own.',
    fixes: [],
  };
}

function sizesOf({ migrations }: MigrationFolder): number[] {
  return migrations.flatMap(({ up, down }) => [up, down].map((it) => it?.text.length ?? 0));
}

import { type CodeAction, CodeActionKind, type Diagnostic } from 'vscode-languageserver';
import type { LintMigration } from '../lint/subject.ts';
import { type CommandId, commands, type Subject } from '../protocol/commands.ts';

/**
 * What the editor can do about a missing or wrong down script on its stage: write one that is
 * proven, or add what one misses. The text of a fix is only what the words of the scripts tell.
 */
export function downActions(
  diagnostic: Diagnostic,
  migration: LintMigration | undefined,
): CodeAction[] {
  const rule = `${diagnostic.code}`;
  if (!migration?.up) return [];
  if (rule === 'missing-down') return [action('staircase.generateDown', diagnostic, migration)];
  if (!migration.down || !OF_DOWN.has(rule)) return [];
  return [action('staircase.repairDown', diagnostic, migration)];
}

/** Rules of the linter, and verdicts of a rehearsal, that a repair may cure. */
const OF_DOWN: ReadonlySet<string> = new Set([
  ...['down-does-not-reverse', 'down-drops-more', 'down-wrong-order', 'replace-not-restored'],
  ...['not-reversed', 'fails'],
]);

function action(
  command: CommandId,
  diagnostic: Diagnostic,
  { folder, version }: LintMigration,
): CodeAction {
  const title = `${commands[command].title}, proven on the built-in PostgreSQL`;
  const subject: Subject = { folder: folder.path, version: `${version}` };
  return {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    command: { title, command, arguments: [subject] },
  };
}

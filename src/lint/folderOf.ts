import type { Migration, MigrationFolder, Script } from '../migrations/migration.ts';
import type { Parser } from '../sql/parser.ts';
import type { History } from './history/history.ts';
import type { LintOptions } from './options.ts';
import { scriptOf } from './scriptOf.ts';
import type { Known, LintFolder, LintMigration, LintScript, Role } from './subject.ts';

/** What a folder is linted with. */
export interface FolderContext {
  readonly parser: Parser;
  readonly options: LintOptions;
  readonly known?: Known;
}

/** A folder as it was read, for the rules to look at. */
export function folderOf(read: MigrationFolder, context: FolderContext): LintFolder {
  const { known = {}, options } = context;
  const migrations: LintMigration[] = [];
  const folder: LintFolder = {
    path: read.path,
    migrations,
    problems: read.problems,
    options,
    known,
  };
  for (const it of read.migrations) migrations.push(migrationOf(it, folder, context));
  return folder;
}

function migrationOf(read: Migration, folder: LintFolder, context: FolderContext): LintMigration {
  const view = (script: Script, role: Role): LintScript =>
    scriptOf(sourceOf(script, role, context.parser), context.options, () => migration);
  const before: History = { isPartial: true };
  const migration: LintMigration = {
    version: read.version,
    description: read.description,
    layout: read.layout,
    path: read.path,
    ...(read.up && { up: view(read.up, 'up') }),
    ...(read.down && { down: view(read.down, 'down') }),
    folder,
    before,
  };
  return migration;
}

function sourceOf({ path, text, noTransaction }: Script, role: Role, parser: Parser) {
  const wrapping = noTransaction ? ('none' as const) : ('transaction' as const);
  return { path, text, role, wrapping, parsed: parser.parse(text) };
}

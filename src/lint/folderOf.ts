import { folderStyle } from '../migrations/folderStyle.ts';
import type { Migration, MigrationFolder } from '../migrations/migration.ts';
import type { Parser } from '../sql/parser.ts';
import { FolderMigration, type MigrationSources } from './folderMigration.ts';
import { FolderReplay } from './history/folderReplay.ts';
import type { ReplayedScript } from './history/replay.ts';
import { WrittenComments } from './inverse/writtenComments.ts';
import type { LintOptions } from './options.ts';
import { ReadSource, ReplayedSource } from './readSource.ts';
import type { Known, LintFolder, LintMigration } from './subject.ts';

/** What a folder is linted with. */
export interface FolderContext {
  readonly parser: Parser;
  readonly options: LintOptions;
  readonly known?: Known;
  /** That of the folder as it was before: what has not changed since is not replayed again. */
  readonly replay?: FolderReplay;
}

/** A folder as it was read, for the rules to look at. */
export function folderOf(read: MigrationFolder, context: FolderContext): LintFolder {
  const { known = {}, options } = context;
  const migrations: LintMigration[] = [];
  const facts = new Map<unknown, unknown>();
  const folder: LintFolder & { replay: FolderReplay } = {
    path: read.path,
    migrations,
    problems: read.problems,
    known,
    options,
    style: folderStyle(read.migrations),
    replay: new FolderReplay([]),
    once<Fact>(find: (folder: LintFolder) => Fact): Fact {
      if (!facts.has(find)) facts.set(find, find(folder));
      return facts.get(find) as Fact;
    },
  };
  const comments = new WrittenComments(() => migrations.map(({ up }) => up));
  const replayed: ReplayedScript[] = [];
  for (const [index, it] of read.migrations.entries()) {
    const sources = sourcesOf(it, context.parser);
    migrations.push(new FolderMigration(it, sources, { folder, index, comments }));
    replayed.push(sources.up ? new ReplayedSource(sources.up) : unknownTo(it));
  }
  folder.replay = (context.replay ?? folder.replay).resumed(replayed);
  return folder;
}

function sourcesOf({ up, down }: Migration, parser: Parser): MigrationSources {
  return {
    up: up && new ReadSource(up, 'up', parser),
    down: down && new ReadSource(down, 'down', parser),
  };
}

/** What a migration without an up script does to the schema, no one can tell. */
function unknownTo({ path }: Migration): ReplayedScript {
  return { path, text: '', statements: [], isBroken: true };
}

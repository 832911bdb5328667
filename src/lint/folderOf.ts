import { folderStyle } from '../migrations/folderStyle.ts';
import type { Migration, MigrationFolder, Script } from '../migrations/migration.ts';
import type { NextVersion } from '../migrations/scaffold/nextVersion.ts';
import type { ParsedScript, Parser } from '../sql/parser.ts';
import { freeVersion } from './facts/freeVersion.ts';
import { FolderReplay } from './history/folderReplay.ts';
import { type ReplayedScript, replayedAfter } from './history/replay.ts';
import type { Former } from './inverse/former.ts';
import { type Earlier, formerOf } from './inverse/formerOf.ts';
import { type Reversal, reversalOf } from './inverse/reversal.ts';
import { WrittenComments } from './inverse/writtenComments.ts';
import type { LintOptions } from './options.ts';
import { scriptOf } from './scriptOf.ts';
import type {
  Known,
  LintFolder,
  LintMigration,
  LintScript,
  Role,
  ScriptSource,
} from './subject.ts';

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
  const folder: LintFolder & { replay: FolderReplay } = {
    path: read.path,
    migrations,
    problems: read.problems,
    known,
    options,
    style: folderStyle(read.migrations),
    replay: new FolderReplay([]),
  };
  const comments = new WrittenComments(() => migrations.map(({ up }) => up));
  const replayed: ReplayedScript[] = [];
  for (const it of read.migrations) {
    const up = it.up && sourceOf(it.up, 'up', context.parser);
    migrations.push(migrationOf(it, up, folder, comments, context));
    replayed.push(replayedOf(it, up));
  }
  folder.replay = (context.replay ?? folder.replay).resumed(replayed);
  return folder;
}

/**
 * What a migration does to the schema; without an up script, no one can tell. The next folder's replay
 * keeps it, so it must not know this folder: each would keep all before it.
 */
function replayedOf({ path }: Migration, up: ScriptSource | undefined): ReplayedScript {
  if (!up) return { path, text: '', statements: [], isBroken: true };
  return {
    path: up.path,
    text: up.text,
    get statements() {
      return up.parsed.statements;
    },
    get isBroken() {
      return up.parsed.problem !== undefined;
    },
  };
}

function migrationOf(
  read: Migration,
  up: ScriptSource | undefined,
  folder: LintFolder,
  comments: WrittenComments,
  { options, parser }: FolderContext,
): LintMigration {
  const index = folder.migrations.length;
  const view = (source: ScriptSource): LintScript => {
    const lookup =
      source.role === 'up'
        ? (statement: number) => folder.replay.before(index, statement)
        : replayedAfter(source, () => folder.replay.fork(index + 1));
    return scriptOf(source, options, { migration: () => migration, history: lookup });
  };
  const earlier: Earlier = {
    scripts: () => folder.migrations.slice(0, index).flatMap(({ up }) => up ?? []),
    comments: (thing) => comments.before(index, thing),
  };
  let next: { readonly free: NextVersion | undefined } | undefined;
  let reversal: Reversal | undefined;
  const migration: LintMigration = {
    version: read.version,
    description: read.description,
    layout: read.layout,
    path: read.path,
    ...(up && { up: view(up) }),
    ...(read.down && { down: view(sourceOf(read.down, 'down', parser)) }),
    folder,
    get next() {
      next ??= { free: freeVersion(migration, migration.version, options.now) };
      return next.free;
    },
    get before() {
      return folder.replay.before(index);
    },
    get after() {
      return folder.replay.before(index + 1);
    },
    get former(): Former {
      return formerOf(folder.replay.before(index), earlier);
    },
    get reversal() {
      const { up, down } = migration;
      if (!up || !down || up.parsed.problem || down.parsed.problem) return undefined;
      reversal ??= reversalOf(up, down, migration.former);
      return reversal;
    },
  };
  return migration;
}

/** It is parsed when a rule asks: of a part of a folder that is linted, not all that is behind it. */
function sourceOf({ path, text, noTransaction }: Script, role: Role, parser: Parser): ScriptSource {
  const wrapping = noTransaction ? 'none' : 'transaction';
  let parsed: ParsedScript | undefined;
  return {
    path,
    text,
    role,
    wrapping,
    get parsed() {
      parsed ??= parser.parse(text);
      return parsed;
    },
  };
}

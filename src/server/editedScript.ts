import { replayedAfter } from '../lint/history/replay.ts';
import type { LintOptions } from '../lint/options.ts';
import { scriptOf } from '../lint/scriptOf.ts';
import type { LintFolder, LintMigration, LintScript, ScriptSource } from '../lint/subject.ts';

/** A script as it is now, in its migration, `index`, as the folder was last seen. */
export function editedScript(
  source: ScriptSource,
  folder: LintFolder,
  index: number,
  options: LintOptions,
): LintScript {
  const isUp = source.role === 'up';
  const history = replayedAfter(source, () => folder.replay.fork(isUp ? index : index + 1));
  const script: LintScript = scriptOf(source, options, { migration: () => migration, history });
  const migration = withScript(script, folder, index);
  return script;
}

/** All else is asked of the migration that is known, when a rule asks. */
function withScript(
  script: LintScript,
  folder: LintFolder,
  index: number,
): LintMigration | undefined {
  const known = folder.migrations[index];
  if (!known) return undefined;
  let around: LintFolder | undefined;
  const migration: LintMigration = Object.create(known, {
    [script.role]: { value: script, enumerable: true },
    folder: {
      get: () => {
        around ??= { ...folder, migrations: folder.migrations.with(index, migration) };
        return around;
      },
    },
  });
  return migration;
}

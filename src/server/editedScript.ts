import { replayedAfter } from '../lint/history/replay.ts';
import { scriptOf } from '../lint/scriptOf.ts';
import type { LintFolder, LintScript, ScriptSource } from '../lint/subject.ts';
import { EditedMigration } from './editedMigration.ts';

/** A script as it is now, in its migration, `index`, as the folder was last seen. */
export function editedScript(source: ScriptSource, folder: LintFolder, index: number): LintScript {
  const isUp = source.role === 'up';
  const history = replayedAfter(source, () => folder.replay.fork(isUp ? index : index + 1));
  const script: LintScript = scriptOf(source, folder.options, {
    migration: () => migration,
    history,
  });
  const known = folder.migrations[index];
  const migration = known && new EditedMigration(known, script, index);
  return script;
}

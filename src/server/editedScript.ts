import { ScriptReplay } from '../lint/history/scriptReplay.ts';
import { scriptOf } from '../lint/scriptOf.ts';
import type { LintFolder, LintScript, ScriptSource } from '../lint/subject.ts';
import { EditedMigration } from './editedMigration.ts';

/** A script as it is now, and the schema before each of its statements. */
export interface EditedScript {
  readonly script: LintScript;
  readonly replay: ScriptReplay;
}

/**
 * A script in its migration, `index`, of the folder as it was last seen. `before`: the schema as it was
 * replayed for the edit before, if none of the folder's others has changed since.
 */
export function editedScript(
  source: ScriptSource,
  folder: LintFolder,
  index: number,
  before: ScriptReplay | undefined,
): EditedScript {
  const others = source.role === 'up' ? index : index + 1;
  const replay =
    before?.edited(source) ?? new ScriptReplay(source, () => folder.replay.fork(others));
  const history = (statement: number) => replay.before(statement);
  const setting = { migration: () => migration, history };
  const script: LintScript = scriptOf(source, folder.options, setting);
  const known = folder.migrations[index];
  const migration = known && new EditedMigration(known, script, index);
  return { script, replay };
}

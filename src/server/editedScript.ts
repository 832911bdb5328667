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
  const known = folder.migrations[index];
  const migration = known && (Object.create(known, ownScript(source, script)) as LintMigration);
  return script;
}

/** All else is asked of the migration that is known, when a rule asks. */
function ownScript({ role }: ScriptSource, script: LintScript): PropertyDescriptorMap {
  return { [role]: { value: script, enumerable: true } };
}

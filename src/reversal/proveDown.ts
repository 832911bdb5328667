import { checksumOf } from '../migrations/checksum.ts';
import { downPath } from '../migrations/downPath.ts';
import type { Migration, Script } from '../migrations/migration.ts';
import { NO_TRANSACTION } from '../migrations/script.ts';
import type { Rehearsal } from '../rehearsal/rehearsal.ts';
import { rehearseFolder } from '../rehearsal/rehearseFolder.ts';
import type { ReversalTask } from './reversalTask.ts';

/** A down script, and what became of it on the stage. */
export interface Proof {
  readonly text: string;
  readonly rehearsal: Rehearsal;
  /** It brings the schema back exactly, and up runs again after it. Data may be lost. */
  readonly isProven: boolean;
}

/**
 * Rehearses a migration with a text as its down script. That it calls itself irreversible is
 * overlooked: what it brings back is to be seen all the same. Undefined when it was aborted.
 */
export async function proveDown(task: ReversalTask, text: string): Promise<Proof | undefined> {
  const { stage, context } = task;
  const { folder, migration } = withDown(task, text);
  const wanted = { folder, context, isDraft: true, isWanted: (it: Migration) => it === migration };
  for await (const rehearsal of rehearseFolder(stage, wanted)) {
    const { verdict } = rehearsal;
    return { text, rehearsal, isProven: verdict === 'reversible' || verdict === 'lossy' };
  }
  return undefined;
}

/** The folder with a migration that has another down script. */
export function withDown(
  { folder, migration }: ReversalTask,
  text: string,
): Pick<ReversalTask, 'folder' | 'migration'> {
  const { up } = migration;
  const changed: Migration = {
    ...migration,
    ...(up && { up: { ...up, text: silenced(up.text) } }),
    down: downOf(migration, silenced(text)),
  };
  const migrations = folder.migrations.map((it) => (it === migration ? changed : it));
  return { folder: { ...folder, migrations }, migration: changed };
}

/** A mode that is not of the up script's text is one of `metadata.toml`, and of both scripts. */
function downOf(migration: Migration, text: string): Script {
  const { up, path } = migration;
  const isByMetadata = up?.noTransaction === true && !up.text.startsWith(NO_TRANSACTION);
  const noTransaction = isByMetadata || text.startsWith(NO_TRANSACTION);
  const checksum = checksumOf(Buffer.from(text), up?.ignoredChars ?? []);
  return { path: downPath(migration) ?? path, text, noTransaction, checksum };
}

/** As long as it was, so that all places stay. */
function silenced(text: string): string {
  return text.replaceAll(/^([ \t]*--[ \t]*)irreversible(?=[ \t]*:)/gim, '$1does not all');
}

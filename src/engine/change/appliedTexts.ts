import { checksumOf } from '../../migrations/checksum.ts';
import { gitHistory, type PastText } from '../../migrations/git/gitHistory.ts';
import type { MigrationFolder, Script } from '../../migrations/migration.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { entriesOf } from '../plan/entries.ts';
import type { AppliedText, AppliedTexts } from './change.ts';
import { appliedSpelling } from './classifyChange.ts';

/** Milliseconds for one command of git: a large repository is searched as far as it gets. */
const TIMEOUT = 3_000;

/** Milliseconds for all of them: somebody waits. */
const ALL_TIMEOUT = 5_000;

/** Files that git is asked about; where more have changed, one cause has changed them all. */
const MOST_FILES = 20;

/**
 * The texts of changed migrations as they were applied, as far as git's history of their files has
 * them: for `plan`, which is pure. Git is asked only about what no other spelling of the present
 * text explains. Never rejects: without git there are none.
 */
export async function findAppliedTexts(
  folders: readonly MigrationFolder[],
  ledger: Ledger,
  signal?: AbortSignal,
): Promise<AppliedTexts> {
  const texts = new Map<string, AppliedText>();
  const end = performance.now() + ALL_TIMEOUT;
  for (const { script, checksum } of unexplained(folders, ledger).slice(0, MOST_FILES)) {
    const left = Math.round(end - performance.now());
    if (signal?.aborted || left <= 0) break;
    const timeout = Math.min(TIMEOUT, left);
    const history = await gitHistory(script.path, { timeout, ...(signal && { signal }) });
    const found = appliedText(history, script, checksum);
    if (found) texts.set(checksum.toString('hex'), found);
  }
  return texts;
}

interface Changed {
  readonly script: Script;
  readonly checksum: Buffer;
}

function unexplained(folders: readonly MigrationFolder[], ledger: Ledger): Changed[] {
  const migrations = folders.flatMap((folder) => folder.migrations);
  return entriesOf(migrations, ledger).flatMap(({ state, migration, row }) => {
    const script = migration?.up;
    if (state !== 'changed' || !script || !row) return [];
    return appliedSpelling(script, row.checksum) ? [] : [{ script, checksum: row.checksum }];
  });
}

/** A blob has LF where `core.autocrlf` made CRLF of it, which is then what was applied. */
function appliedText(
  history: readonly PastText[],
  { ignoredChars }: Script,
  checksum: Buffer,
): AppliedText | undefined {
  for (const { text, commit: id, date, subject } of history) {
    const lf = text.replaceAll('\r\n', '\n');
    const found = [text, lf, lf.replaceAll('\n', '\r\n')].find((it) =>
      checksumOf(Buffer.from(it, 'utf8'), ignoredChars).equals(checksum),
    );
    if (found !== undefined) return { text: found, commit: { id, date, subject } };
  }
  return undefined;
}

import { parseDirectoryName, parseFileName } from '../fileName.ts';
import { git } from './git.ts';

export interface CommittedOptions {
  /** Which commit; that of the work tree when it is not given. */
  readonly ref?: string;
  readonly signal?: AbortSignal;
}

/** Milliseconds: `ls-tree` reads one tree. */
const TIMEOUT = 5_000;

/**
 * The versions of a migrations folder that are in a commit, where others may have taken them from.
 * Undefined where there is no git or no such commit.
 */
export async function committedVersions(
  folder: string,
  { ref = 'HEAD', signal }: CommittedOptions = {},
): Promise<ReadonlySet<bigint> | undefined> {
  const options = { timeout: TIMEOUT, ...(signal && { signal }) };
  const listed = await git(folder, ['ls-tree', '-z', '--end-of-options', ref], options);
  if (listed.length === 0) return undefined;
  return new Set(listed.toString('utf8').split('\0').flatMap(versionOf));
}

/** `100644 blob <id>\t<name>`; a directory is a `tree`. */
function versionOf(entry: string): bigint[] {
  const name = entry.slice(entry.indexOf('\t') + 1);
  const parsed = entry.includes(' tree ') ? parseDirectoryName(name) : parseFileName(name);
  return parsed.kind === 'migration' ? [parsed.version] : [];
}

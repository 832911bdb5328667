import { isUtf8 } from 'node:buffer';
import { resolve } from 'node:path';
import { withText } from '../../migrations/overlay.ts';
import { readFolder } from '../../migrations/readFolder.ts';
import type { CommandContext } from '../command.ts';
import { UsageError } from '../usageError.ts';
import { type Linted, type LintTools, lintRead, lintText } from './lintSubjects.ts';
import { folderOfFile } from './subjects.ts';

/** Lints what stands on stdin as if it were a file, which need not be there. */
export async function lintStdin(
  { stdin, directory }: CommandContext,
  name: string,
  known: ReadonlySet<string>,
  tools: LintTools,
): Promise<Linted> {
  const bytes = await stdin();
  if (!isUtf8(bytes)) throw new UsageError('stdin is not UTF-8 text.', 'Give it as UTF-8.');
  const [path, text] = [resolve(directory, name), bytes.toString('utf8')];
  const folder = folderOfFile(path, known);
  if (folder === undefined) return await lintText(path, text, tools);
  const read = withText(await readFolder(folder), path, text);
  return await lintRead(read, (it) => it === path, tools);
}

import { isUtf8 } from 'node:buffer';
import { resolve } from 'node:path';
import { withText } from '../../migrations/overlay.ts';
import type { CommandContext } from '../command.ts';
import type { Project } from '../source/project.ts';
import { UsageError } from '../usageError.ts';
import { folderMaterial, type LintMaterial } from './lintMaterial.ts';
import { knownFolders } from './lintScope.ts';
import { folderOfFile } from './subjects.ts';

/** What stands on stdin, as if it were a file, which need not be there. */
export async function stdinMaterial(
  context: CommandContext,
  project: Project,
  name: string,
): Promise<LintMaterial> {
  const bytes = await context.stdin();
  if (!isUtf8(bytes)) throw new UsageError('stdin is not UTF-8 text.', 'Give it as UTF-8.');
  const [path, text] = [resolve(context.directory, name), bytes.toString('utf8')];
  const folder = folderOfFile(path, knownFolders(project));
  if (folder === undefined) return { folders: [], files: [{ path, text }] };
  const material = await folderMaterial(context, folder, (it) => it === path);
  return { folders: [{ ...material, read: withText(material.read, path, text) }], files: [] };
}

import { resolve } from 'node:path';
import type { CommandContext } from '../../command.ts';
import { defaultCacheRoot } from '../../defaultCacheRoot.ts';
import type { Project } from '../../source/project.ts';
import type { LintMaterial } from '../lintMaterial.ts';
import { cacheKey } from './cacheKey.ts';
import { readEntry, writeEntry } from './entries.ts';
import { recording } from './recording.ts';

/**
 * Tells what was told when the same was linted with the same configuration by the same program, or
 * lints and keeps what is told. A cache that cannot be read or written is none.
 */
export async function fromCache(
  context: CommandContext,
  project: Project,
  material: LintMaterial,
  lint: (context: CommandContext) => Promise<number>,
): Promise<number> {
  const { flags, directory, environment, terminal } = context;
  const root = flags.cacheLocation
    ? resolve(directory, flags.cacheLocation)
    : defaultCacheRoot(environment, process.platform);
  const key = await cacheKey(context, project, material);
  const entry = await readEntry(root, key);
  if (entry) {
    for (const line of entry.err) terminal.err(line);
    if (entry.out.length > 0) terminal.out(entry.out);
    return entry.code;
  }
  const { recorder, recorded } = recording(terminal);
  const code = await lint({ ...context, terminal: recorder });
  const { out, err, isWhole } = recorded();
  if (isWhole) await writeEntry(root, key, { code, err, out: Buffer.from(out.join('\n')) });
  return code;
}

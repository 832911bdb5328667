import { largePaths, tooLarge } from '../lint/large.ts';
import type { MigrationFolder } from '../migrations/migration.ts';
import type { LintedFile } from './lintedFile.ts';
import { placedScripts } from './placedScripts.ts';

/**
 * What is found in a folder that even a thread of its own could not check: in its small scripts what
 * `rest` finds; where there are none that are large by themselves, nothing but that.
 */
export async function withTooLarge(
  read: MigrationFolder,
  error: unknown,
  rest: () => Promise<ReadonlyMap<string, LintedFile>>,
): Promise<ReadonlyMap<string, LintedFile>> {
  const large = largePaths(read);
  if (large.size === 0) return new Map([fileOf(read.path, '', 'folder', error)]);
  const scripts = placedScripts(read);
  const texts = [...large].map((path) => [path, scripts.get(path)?.script.text ?? ''] as const);
  return new Map([
    ...(await rest()),
    ...texts.map(([path, text]) => fileOf(path, text, 'script', error)),
  ]);
}

function fileOf(
  path: string,
  text: string,
  what: 'script' | 'folder',
  error: unknown,
): [string, LintedFile] {
  const own = [tooLarge(path, what, error)];
  return [path, { path, text, own, around: [], shown: own }];
}

import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Makes a folder exist, whole or not at all: it is filled under another name and renamed.
 * Of several processes that do so at once, the first to finish wins and the others take its folder.
 */
export async function provideFolder(
  scope: AsyncDisposableStack,
  folder: string,
  fill: (unfinished: string) => Promise<void>,
): Promise<string> {
  if (existsSync(folder)) return folder;
  await mkdir(dirname(folder), { recursive: true });
  const unfinished = await mkdtemp(join(dirname(folder), `unfinished-${basename(folder)}-`));
  const remove = () => rm(unfinished, { recursive: true, force: true });
  scope.defer(remove);
  await fill(unfinished);
  await rename(unfinished, folder).catch((failure) => {
    if (!existsSync(folder)) throw failure;
  });
  await remove();
  return folder;
}

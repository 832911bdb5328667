import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../scripts/paths.ts';
import { temporaryFolder } from '../../scripts/temporaryFolder.ts';

/** A copy of the sample workspace that ends with the scope: five migrations, none applied. */
export async function newSample(scope: AsyncDisposableStack): Promise<string> {
  const folder = join(await temporaryFolder(scope), 'sample');
  await cp(join(root, 'sample'), folder, { recursive: true });
  return folder;
}

/** A workspace of several copies of the sample, each a root of this name; its file ends with the scope. */
export async function newSamples(
  scope: AsyncDisposableStack,
  names: readonly string[],
): Promise<string> {
  const folder = await temporaryFolder(scope);
  for (const name of names) {
    await cp(join(root, 'sample'), join(folder, name), { recursive: true });
  }
  const file = join(folder, 'several.code-workspace');
  await writeFile(file, JSON.stringify({ folders: names.map((path) => ({ path })) }));
  return file;
}

import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../scripts/paths.ts';
import { temporaryFolder } from '../../scripts/temporaryFolder.ts';

/** A copy of the sample workspace that ends with the scope: five migrations, none applied. */
export async function newSample(scope: AsyncDisposableStack): Promise<string> {
  const folder = join(await temporaryFolder(scope), 'sample');
  await cp(join(root, 'sample'), folder, { recursive: true });
  return folder;
}

import { createReadStream, existsSync } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-fs';

/**
 * The directory PostgreSQL's files are in, made from the template the first time: unpacked under
 * another name and renamed when whole. Only the owner of `directory` may call this.
 */
export async function prepareData(directory: string, template: string): Promise<string> {
  const data = join(directory, 'data');
  if (existsSync(data)) return data;
  const unfinished = join(directory, 'data-unfinished');
  await rm(unfinished, { recursive: true, force: true });
  await pipeline(createReadStream(template), createGunzip(), extract(unfinished));
  if (!(await readdir(unfinished)).includes('PG_VERSION')) {
    throw new Error(`${template} holds no data directory`);
  }
  await rename(unfinished, data);
  return data;
}

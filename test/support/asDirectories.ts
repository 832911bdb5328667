import { mkdir, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';

/** Makes of `<version>_<name>.up.sql` and `.down.sql` a directory `<version>_<name>` with both. */
export async function asDirectories(folder: string): Promise<void> {
  for (const file of await readdir(folder)) {
    const [stem = '', direction = ''] = file.split('.');
    await mkdir(join(folder, stem), { recursive: true });
    await rename(join(folder, file), join(folder, stem, `${direction}.sql`));
  }
}

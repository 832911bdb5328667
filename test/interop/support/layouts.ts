import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from '../../../scripts/temporaryFolder.ts';
import { asDirectories } from '../../support/asDirectories.ts';
import { runProgram, STAIRCASE } from '../../support/program.ts';
import { sessionFolder } from '../../support/sessionFixtures.ts';

/** One folder of migrations as each of the two programs reads it. */
export interface Sources {
  readonly sqlx: string;
  readonly staircase: string;
}

/** Five reversible migrations, one of them outside a transaction. */
export const FLAT = join(sessionFolder('five/fresh'), 'migrations');

export const LAYOUTS: Readonly<Record<string, (scope: AsyncDisposableStack) => Promise<Sources>>> =
  {
    "sqlx's own files": async () => ({ sqlx: FLAT, staircase: FLAT }),
    'a directory for each migration, linked for sqlx': linkedDirectories,
  };

/** `<version>_<name>/up.sql` for Staircase, and what `migrate link` makes of it for sqlx. */
async function linkedDirectories(scope: AsyncDisposableStack): Promise<Sources> {
  const folder = join(await temporaryFolder(scope), 'migrations');
  await cp(FLAT, folder, { recursive: true });
  await asDirectories(folder);
  const out = join(folder, '.sqlx');
  const link = ['migrate', 'link', '--source', folder, '--out', out];
  const { code, stderr } = await runProgram(STAIRCASE, link, { cwd: folder, env: {} });
  if (code !== 0) throw new Error(stderr);
  return { sqlx: out, staircase: folder };
}

import { statSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { cache, root } from './paths.ts';
import { provideFolder } from './provide.ts';
import { Instruction } from './task.ts';

/** What the editor is opened on. */
export interface Workspace {
  readonly folder: string;
  /** The sample is ours: its editor trusts it and knows no database but the built-in one. */
  readonly isSample: boolean;
}

/** A person's own folder, named from where they called npm. */
export function personalWorkspace(named: string): Workspace {
  const folder = resolve(process.env['INIT_CWD'] ?? '.', named);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    return { folder, isSample: false };
  throw new Instruction(`--workspace: there is no folder ${folder}.`);
}

/** A copy of the sample, so that the clone stays as it is; it is kept from start to start. */
export async function sampleWorkspace(scope: AsyncDisposableStack): Promise<Workspace> {
  const folder = join(cache, 'sample');
  await provideFolder(scope, folder, (copy) => cp(join(root, 'sample'), copy, { recursive: true }));
  return { folder, isSample: true };
}

/** The environment of the editor: ours without npm's, and for the sample without a database. */
export function environmentOf({ isSample }: Workspace): NodeJS.ProcessEnv {
  const foreign = isSample
    ? /^(npm_|ELECTRON_|VSCODE_|PG|DATABASE_URL$)/
    : /^(npm_|ELECTRON_|VSCODE_)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}

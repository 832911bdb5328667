import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { buildBuiltIn } from '../../scripts/buildBuiltIn.ts';
import { root } from '../../scripts/paths.ts';
import { standingOf } from '../../src/database/embedded/ownership.ts';
import type { BuiltInEnvironment } from '../../src/database/environment.ts';

/** A place for built-in databases; disposing of it ends every server in it and removes the data. */
export interface BuiltInPlace extends AsyncDisposable {
  readonly environment: BuiltInEnvironment;
}

/** One place for all tests of the surrounding file or `describe`. */
export function useBuiltIn(): { readonly environment: BuiltInEnvironment } {
  let place: BuiltInPlace | undefined;
  before(async () => {
    place = await provideBuiltIn();
  });
  after(() => place?.[Symbol.asyncDispose]());
  return {
    get environment() {
      if (!place) throw new Error('The built-in PostgreSQL is there only inside test().');
      return place.environment;
    },
  };
}

/** Builds the embedded PostgreSQL into `dist/builtin` where needed; its data go to a new folder. */
export async function provideBuiltIn(): Promise<BuiltInPlace> {
  const builtIn = join(root, 'dist', 'builtin');
  await buildBuiltIn(builtIn);
  const dataRoot = await mkdtemp(join(tmpdir(), 'staircase-built-in-'));
  return {
    environment: { serverScript: join(builtIn, 'server.cjs'), node: process.execPath, dataRoot },
    async [Symbol.asyncDispose]() {
      for (const name of await readdir(dataRoot)) await killServer(join(dataRoot, name));
      await rm(dataRoot, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

/** SIGKILL to the server of a directory, as a crash would; resolves when its process is gone. */
export async function killServer(directory: string): Promise<void> {
  const standing = await standingOf(directory);
  if (standing.kind !== 'served') return;
  const gone = new Promise((resolve) => standing.socket.once('close', resolve));
  standing.socket.resume();
  process.kill(standing.owner.processId, 'SIGKILL');
  await gone;
}

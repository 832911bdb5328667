import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildBuiltIn } from '../../scripts/buildBuiltIn.ts';
import { root } from '../../scripts/paths.ts';
import type { BuiltInEnvironment } from '../../src/database/environment.ts';

/** A place for built-in databases, gone with every server in it when the scope ends. */
export interface BuiltInPlace extends AsyncDisposable {
  readonly environment: BuiltInEnvironment;
}

/** Builds the embedded PostgreSQL into `dist/builtin` where needed; its data go to a new folder. */
export async function provideBuiltIn(): Promise<BuiltInPlace> {
  const builtIn = join(root, 'dist', 'builtin');
  await buildBuiltIn(builtIn);
  const dataRoot = await mkdtemp(join(tmpdir(), 'staircase-built-in-'));
  return {
    environment: { serverScript: join(builtIn, 'server.cjs'), node: process.execPath, dataRoot },
    async [Symbol.asyncDispose]() {
      await endServers(dataRoot);
      await rm(dataRoot, { recursive: true, force: true });
    },
  };
}

/** Kills the owner of every directory below a data root. */
async function endServers(dataRoot: string): Promise<void> {
  for (const name of await readdir(dataRoot, { recursive: true })) {
    if (!/owner-\d+\.json$/.test(name)) continue;
    const { processId } = JSON.parse(await readFile(join(dataRoot, name), 'utf8'));
    if (processId) kill(processId);
  }
}

function kill(processId: number): void {
  try {
    process.kill(processId, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

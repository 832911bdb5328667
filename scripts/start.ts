import { parseArgs } from 'node:util';
import { build } from './build.ts';
import { findDesktop, openDesktop } from './desktop.ts';
import { serve } from './serve.ts';
import { Instruction, runTask } from './task.ts';
import { personalWorkspace, sampleWorkspace } from './workspace.ts';

const USAGE = `npm start -- [--workspace DIR] [--server] [--port N]
  --workspace DIR  open this folder instead of the sample workspace
  --server         open VS Code in the browser, even where there is a desktop
  --port N         the port of VS Code in the browser; any free one by default`;

/** `npm start`: builds the extension and opens VS Code with it, until Ctrl-C. */
async function start(scope: AsyncDisposableStack): Promise<number> {
  const { server, port, named } = parseArguments();
  const workspace = named === undefined ? await sampleWorkspace(scope) : personalWorkspace(named);
  console.log('Building the extension ...');
  await build();
  const desktop = server ? undefined : await findDesktop();
  return desktop ? openDesktop(scope, desktop, workspace) : serve(scope, workspace, port);
}

function parseArguments(): { named: string | undefined; server: boolean; port: number } {
  try {
    const { values } = parseArgs({ options: OPTIONS });
    const { port, workspace: named, server = port !== undefined } = values;
    return { named, server, port: parsePort(port ?? '0') };
  } catch (failure) {
    throw new Instruction(`${(failure as Error).message}\n\n${USAGE}`);
  }
}

const OPTIONS = {
  workspace: { type: 'string' },
  server: { type: 'boolean' },
  port: { type: 'string' },
} as const;

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65535) return port;
  throw new Error(`--port ${text} is not a number from 0 to 65535.`);
}

runTask(start);

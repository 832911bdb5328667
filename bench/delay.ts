import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A way to a server on this machine that is longer than it is. */
export interface Delay {
  readonly port: number;
  stop(): void;
}

/** Starts the proxy; `milliseconds` are for one direction. */
export async function startDelay(port: number, milliseconds: number): Promise<Delay> {
  const script = join(import.meta.dirname, 'delayProxy.ts');
  const stdio = ['ignore', 'pipe', 'inherit'] as const;
  const child = spawn(process.execPath, [script, String(port), String(milliseconds)], {
    stdio: [...stdio],
  });
  const [line] = await once(child.stdout, 'data');
  return { port: Number(String(line)), stop: () => child.kill() };
}

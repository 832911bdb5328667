import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { runProcess, startProcess } from './childProcess.ts';
import { Instruction } from './task.ts';

export interface HostServerOptions {
  /** The entry point, of `ensureHost`. */
  readonly server: string;
  /** The folder of VS Code's own data. */
  readonly data: string;
  readonly extensions: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly env: NodeJS.ProcessEnv;
  /** Further arguments for the server. */
  readonly args?: readonly string[];
}

/** A running server: its address, such as `127.0.0.1:8123`, and when it has ended. */
export interface HostServer {
  readonly address: string;
  readonly ended: Promise<unknown>;
}

/** Starts VS Code's server on loopback. */
export async function startHostServer(
  scope: AsyncDisposableStack,
  options: HostServerOptions,
): Promise<HostServer> {
  const { server, env } = options;
  const child = startProcess(scope, process.execPath, [server, ...argumentsOf(options)], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { address: await boundAddress(child, options.port), ended: once(child, 'exit') };
}

/** Installs a packed extension where a server with the same folders will find it. */
export async function installExtension(
  scope: AsyncDisposableStack,
  options: HostServerOptions,
  vsix: string,
): Promise<void> {
  const args = [options.server, ...argumentsOf(options), '--install-extension', vsix, '--force'];
  await runProcess(scope, process.execPath, args, { env: options.env });
}

function argumentsOf({ data, extensions, port, args = [] }: HostServerOptions): string[] {
  return [
    ...['--host', '127.0.0.1', '--port', `${port}`, '--without-connection-token'],
    ...['--accept-server-license-terms', '--telemetry-level', 'off'],
    ...['--server-data-dir', data, '--extensions-dir', extensions],
    ...args,
  ];
}

function boundAddress(child: ChildProcess, port: number): Promise<string> {
  const said: string[] = [];
  return new Promise((resolve, reject) => {
    const listen = (line: string) => {
      said.push(line);
      const bound = /^Server bound to (\S+)/.exec(line);
      if (bound?.[1]) resolve(bound[1]);
    };
    for (const stream of [child.stdout, child.stderr]) {
      if (stream) createInterface(stream).on('line', listen);
    }
    child.once('close', () => reject(notStarted(said, port)));
  });
}

function notStarted(said: readonly string[], port: number): Error {
  const output = said.join('\n');
  return new Instruction(
    output.includes('EADDRINUSE')
      ? `Port ${port} is taken. Name another one, or leave --port out to take any free port.`
      : `VS Code's server did not start:\n${output}`,
  );
}

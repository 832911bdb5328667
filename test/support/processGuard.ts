import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';

const SCRIPT = `
while read -r line; do pid=$line; done
if [ -n "$pid" ]; then
  kill -QUIT "$pid"
  while kill -0 "$pid"; do sleep 0.1; done
fi
rm -rf "$0"
`;

/**
 * A shell that outlives us by a moment: when its input ends, because we let it or because we died,
 * it ends the process it watches and removes the directory.
 */
export class ProcessGuard {
  readonly #shell: ChildProcess;

  constructor(directory: string) {
    const options: SpawnOptions = { stdio: ['pipe', 'ignore', 'ignore'], detached: true };
    this.#shell = spawn('/bin/sh', ['-c', SCRIPT, directory], options);
    letGo(this.#shell);
  }

  watch(pid: number): void {
    this.#shell.stdin?.write(`${pid}\n`);
  }

  /** The process is gone, and its number may soon be another's. */
  forget(): void {
    this.#shell.stdin?.write('\n');
  }

  release(): void {
    this.#shell.stdin?.end('\n');
  }
}

/** Lets this process end although the child runs. */
export function letGo(child: ChildProcess): void {
  child.unref();
  for (const stream of [child.stdin, child.stderr]) {
    if (stream && 'unref' in stream && typeof stream.unref === 'function') stream.unref();
  }
}

import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * Squawk's native program, without the script of npm that starts it (65 ms). npm installs it where there
 * is one for the machine; of its package, which wants those for all machines, only that part is used.
 */
export function squawkProgram(): string {
  const name = `@squawk-cli/${process.platform}-${process.arch}/package.json`;
  return join(dirname(createRequire(import.meta.url).resolve(name)), 'bin', 'squawk');
}

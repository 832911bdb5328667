import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { TestContext } from 'node:test';
import type { Ended } from '../../support/program.ts';

/** A process that is on its way, while the test looks at the database. */
export interface Started {
  /** Resolves when what it has printed, errors included, matches. */
  readonly said: (pattern: RegExp) => Promise<void>;
  /** Ends its input. */
  readonly release: () => void;
  readonly ended: Promise<Ended>;
}

/** Starts a program with the database in its environment; kills it if the test ends before it. */
export function start(t: TestContext, file: string, args: readonly string[], url: string): Started {
  const child = spawn(file, args, { env: { PATH: process.env['PATH'], DATABASE_URL: url } });
  t.after(() => child.kill('SIGKILL'));
  const printed = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (chunk: string) => {
      printed[name] += chunk;
      child.emit('printed');
    });
  }
  const said = async (pattern: RegExp): Promise<void> => {
    while (!pattern.test(printed.stdout + printed.stderr)) await once(child, 'printed');
  };
  const ended = once(child, 'close').then(([code]) => ({ ...printed, code }));
  return { said, release: () => child.stdin.end(), ended };
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import type { TestContext } from 'node:test';
import type { Ended } from '../../support/program.ts';

/** A process that is on its way, while the test looks at the database. */
export interface Started {
  /** Resolves when its stderr has matched. */
  readonly said: (pattern: RegExp) => Promise<void>;
  readonly ended: Promise<Ended>;
}

/** Starts a program with the database in its environment; kills it if the test ends before it. */
export function start(t: TestContext, file: string, args: readonly string[], url: string): Started {
  const env = { PATH: process.env['PATH'], DATABASE_URL: url };
  const child = spawn(file, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  t.after(() => child.kill('SIGKILL'));
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk;
  });
  const said = async (pattern: RegExp): Promise<void> => {
    while (!pattern.test(stderr)) await once(child.stderr, 'data');
  };
  const ended = Promise.all([text(child.stdout), once(child, 'close')]).then(
    ([stdout, [code]]) => ({ stdout, stderr, code }),
  );
  return { said, ended };
}

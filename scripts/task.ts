import { constants } from 'node:os';

const LOOK_MS = 500;

/**
 * Runs a script: its work puts whatever it starts into the scope, and the scope is closed when the
 * work is done, when it fails, and when Ctrl-C, SIGTERM or the closing of the terminal ends it.
 * The work returns the exit code; an Error that it throws is printed by its message.
 */
export function runTask(work: (scope: AsyncDisposableStack) => Promise<number>): void {
  const scope = new AsyncDisposableStack();
  let ending: Promise<void> | undefined;
  const finish = async (code: number) => {
    ending ??= scope.disposeAsync();
    await ending.catch(console.error);
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => finish(128 + constants.signals[signal]));
  }
  whenOrphaned(() => finish(1));
  // A closed terminal takes no more output; that must not keep us from ending what we started.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  work(scope).then(finish, (failure: unknown) => fail(failure, scope, finish));
}

async function fail(
  failure: unknown,
  scope: AsyncDisposableStack,
  finish: (code: number) => Promise<void>,
): Promise<void> {
  if (scope.disposed) return;
  console.error(failure instanceof Instruction ? failure.message : failure);
  await finish(1);
}

/** npm hands SIGTERM to its shell only, which ends without telling us. */
function whenOrphaned(end: () => void): void {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && end(), LOOK_MS).unref();
}

/** A failure that its message explains in full: what happened and what to do next. */
export class Instruction extends Error {}

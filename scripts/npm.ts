import { runProcess } from './childProcess.ts';

/** Runs the npm that runs us, so that its registry and its settings hold; returns its output. */
export function runNpm(
  scope: AsyncDisposableStack,
  directory: string,
  args: readonly string[],
): Promise<string> {
  const quiet = ['--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];
  const script = process.env['npm_execpath'];
  if (script)
    return runProcess(scope, process.execPath, [script, ...args, ...quiet], { cwd: directory });
  const shell = process.platform === 'win32';
  return runProcess(scope, 'npm', [...args, ...quiet], { cwd: directory, shell });
}

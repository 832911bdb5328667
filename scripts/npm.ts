import { runProcess } from './childProcess.ts';

/** What is in npm's cache is taken from there, and without a network it fails within seconds. */
const PATIENCE = ['--prefer-offline', '--fetch-retries=2', '--fetch-retry-mintimeout=1000'];
const QUIET = ['--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];

/** Runs the npm that runs us, so that its registry and its settings hold; returns its output. */
export function runNpm(
  scope: AsyncDisposableStack,
  directory: string,
  args: readonly string[],
): Promise<string> {
  const all = [...args, ...PATIENCE, ...QUIET];
  const script = process.env['npm_execpath'];
  if (script) return runProcess(scope, process.execPath, [script, ...all], { cwd: directory });
  const shell = process.platform === 'win32';
  return runProcess(scope, 'npm', all, { cwd: directory, shell });
}

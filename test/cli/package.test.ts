import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { runProcess } from '../../scripts/childProcess.ts';
import { runNpm } from '../../scripts/npm.ts';
import { packCommandLine } from '../../scripts/packageCommandLine.ts';
import { temporaryFolder } from '../../scripts/temporaryFolder.ts';

test('npm installs the package without a network, and it runs on its built-in database', async (t) => {
  const scope = new AsyncDisposableStack();
  t.after(() => scope.disposeAsync());
  const folder = await temporaryFolder(scope);
  const tarball = await packCommandLine(scope, folder);
  const prefix = join(folder, 'installed');
  await runNpm(scope, folder, ['install', '-g', '--offline', '--prefix', prefix, tarball]);
  const program = join(prefix, process.platform === 'win32' ? 'staircase.cmd' : 'bin/staircase');
  const call = (...args: string[]) => {
    const env = { ...process.env, STAIRCASE_DATA_DIR: join(folder, 'data') };
    return runProcess(scope, program, args, { cwd: folder, env });
  };
  assert.match(await call('--version'), /^staircase \d/);
  await call('migrate', 'add', 'create users', '--template', 'create_table');
  assert.match(
    await call('migrate', 'run', '--target', 'built-in'),
    /^Applied \d+\/migrate create users/,
  );
  assert.match(await call('lint', '--fail-on', 'never'), /Nothing found|in \d+ files/);
  assert.match(await call('explain', 'ban-drop-column'), /^# ban-drop-column/);
  assert.match(await call('migrate', 'list', '--target', 'built-in'), /\/installed create users/);
});

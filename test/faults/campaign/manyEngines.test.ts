import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { useServer } from '../../support/postgres.ts';
import { type Ended, runProgram, STAIRCASE } from '../../support/program.ts';
import { CrashScene, LIBRARY } from '../support/crashScene.ts';

const server = useServer();

const TWENTY = Array.from({ length: 20 }, (_, index) => index);

test('twenty command lines at once: each migration is applied once, and none of them fails', async () => {
  const scene = await CrashScene.create(server);
  await scene.begin('run');
  const ended = await Promise.all(TWENTY.map(() => migrate(scene.url, 'run')));
  for (const { code, stdout, stderr } of ended) assert.equal(code, 0, `${stdout}${stderr}`);
  const versions = scene.folder.migrations.map(({ version }) => `${version}`);
  assert.deepEqual(ended.flatMap(appliedBy).sort(), versions);
  const { length: applied } = scene.folder.migrations;
  assert.deepEqual(await scene.aftermath('run'), { applied });
});

const sqlx = spawnSync('sqlx', ['--version']).status === 0;

test('among them sqlx, which takes no lock: each migration is applied once', {
  skip: sqlx ? false : 'there is no sqlx in PATH',
}, async () => {
  const scene = await CrashScene.create(server);
  await scene.begin('run');
});

function migrate(url: string, ...command: readonly string[]): Promise<Ended> {
  const args = ['migrate', ...command, '--source', LIBRARY];
  return runProgram(STAIRCASE, args, { cwd: LIBRARY, env: { DATABASE_URL: url } });
}

function appliedBy({ stdout }: Ended): string[] {
  return [...stdout.matchAll(/^Applied (\d+)\//gm)].map((match) => match[1] ?? '');
}

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { useServer } from '../../support/postgres.ts';
import { type Ended, type Program, runProgram, STAIRCASE } from '../../support/program.ts';
import { CrashScene, LIBRARY } from '../support/crashScene.ts';

const server = useServer();

const TWENTY = Array.from({ length: 20 }, (_, index) => index);

test('twenty command lines at once: each migration is applied once, and none of them fails', async () => {
  const scene = await CrashScene.create(server);
  await scene.begin('run');
  const ended = await Promise.all(TWENTY.map(() => migrate(STAIRCASE, scene.url)));
  for (const { code, stdout, stderr } of ended) assert.equal(code, 0, `${stdout}${stderr}`);
  await assertAllApplied(scene, ended);
});

const SQLX: Program = { name: 'sqlx', file: 'sqlx', first: [] };
const hasSqlx = spawnSync('sqlx', ['--version']).status === 0;

test('among them sqlx-cli, which takes no lock and so may fail: none of ours fails for it', {
  skip: !hasSqlx && 'there is no sqlx in PATH',
}, async () => {
  const scene = await CrashScene.create(server);
  await scene.begin('run');
  const programs = TWENTY.map((index) => (index % 4 === 0 ? SQLX : STAIRCASE));
  const ended = await Promise.all(programs.map((it) => migrate(it, scene.url)));
  for (const [index, { code, stdout, stderr }] of ended.entries()) {
    if (programs[index] === STAIRCASE) assert.equal(code, 0, `${stdout}${stderr}`);
  }
  await assertAllApplied(scene, ended);
});

/** Each once, by whichever process. */
async function assertAllApplied(scene: CrashScene, ended: readonly Ended[]): Promise<void> {
  const versions = scene.folder.migrations.map(({ version }) => `${version}`);
  assert.deepEqual(ended.flatMap(appliedBy).sort(), versions);
  const { length: applied } = scene.folder.migrations;
  assert.deepEqual(await scene.aftermath('run'), { applied });
}

function migrate(program: Program, url: string): Promise<Ended> {
  const args = ['migrate', 'run', '--source', LIBRARY];
  return runProgram(program, args, { cwd: LIBRARY, env: { DATABASE_URL: url } });
}

function appliedBy({ stdout }: Ended): string[] {
  return [...stdout.matchAll(/^Applied (\d+)\//gm)].map((match) => match[1] ?? '');
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useServer } from '../../support/postgres.ts';
import { type CrashPoint, statementPoints } from '../support/crashPoint.ts';
import { CrashScene, type Direction } from '../support/crashScene.ts';
import { killedProcess } from '../support/killedProcess.ts';
import { settle } from '../support/settle.ts';

const server = useServer();

for (const direction of ['run', 'revert'] as const) {
  test(`the command line is killed before, during and after each statement of a ${direction}`, async (t) => {
    const scene = await CrashScene.create(server);
    const points = statementPoints(await scene.traffic(direction));
    assert.ok(points.length >= 75, `${points.length} points`);
    for (const point of points) {
      await t.test(point.title, () => killEngine(scene, direction, point));
    }
  });
}

async function killEngine(
  scene: CrashScene,
  direction: Direction,
  point: CrashPoint,
): Promise<void> {
  await scene.begin(direction);
  const told = await killedProcess(scene, direction, point);
  const aftermath = await scene.aftermath(direction);
  const versions = scene.folder.migrations.map((it) => it.version);
  const changed =
    direction === 'run'
      ? versions.slice(0, aftermath.applied)
      : versions.slice(aftermath.applied).reverse();
  assert.deepEqual(told, changed.slice(0, told.length));
  if (aftermath.unrecorded) await settle(scene, direction, aftermath.unrecorded, point.index);
  await scene.finish(direction);
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useServer } from '../../support/postgres.ts';
import { statementPoints } from '../support/crashPoint.ts';
import { CrashScene } from '../support/crashScene.ts';
import { disturbedRun, type Fault } from '../support/disturbedRun.ts';

const server = useServer();

const CRASH: Fault = { strike: () => server.kill(), recover: () => server.restart() };

for (const direction of ['run', 'revert'] as const) {
  test(`the server is killed before, during and after each statement of a ${direction}`, async (t) => {
    const scene = await CrashScene.create(server);
    const points = statementPoints(await scene.traffic(direction));
    assert.ok(points.length >= 75, `${points.length} points`);
    for (const point of points) {
      await t.test(point.title, () => disturbedRun(scene, direction, point, CRASH));
    }
  });
}

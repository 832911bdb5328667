import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useServer } from '../../support/postgres.ts';
import { type CrashPoint, pointsAt } from '../support/crashPoint.ts';
import { CrashScene } from '../support/crashScene.ts';
import { disturbedRun, type Fault } from '../support/disturbedRun.ts';
import type { SeenMessage } from '../support/faultProxy.ts';

const server = useServer();

const CRASH: Fault = { strike: () => server.kill(), recover: () => server.restart() };

for (const direction of ['run', 'revert'] as const) {
  test(`the server is killed before, during and after each statement of a ${direction}`, async (t) => {
    const scene = await CrashScene.create(server);
    const points = statementPoints(await scene.traffic(direction));
    assert.ok(points.length >= 75, `${points.length} points`);
    for (const point of points) {
      await t.test(point.title, (t) => disturbedRun(t, scene, direction, point, CRASH));
    }
  });
}

/** While the server works on what it was sent, and when it has done each statement of it. */
function statementPoints(seen: readonly SeenMessage[]): CrashPoint[] {
  const starts = seen.filter((it) => it.side === 'frontend' && 'QE'.includes(it.type));
  const ends = seen.filter((it) => it.side === 'backend' && 'C'.includes(it.type));
  return [...pointsAt(starts, ['after']), ...pointsAt(ends, ['before'])];
}

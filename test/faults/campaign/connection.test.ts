import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useServer } from '../../support/postgres.ts';
import { type CrashPoint, pointsAt } from '../support/crashPoint.ts';
import { CrashScene } from '../support/crashScene.ts';
import { disturbedRun, type Fault } from '../support/disturbedRun.ts';
import type { SeenMessage } from '../support/faultProxy.ts';

const server = useServer();

/** The proxy itself destroys the connection. */
const LOSS: Fault = { strike: async () => undefined, recover: async () => undefined };

for (const direction of ['run', 'revert'] as const) {
  test(`the connection is lost at each message of a ${direction}`, async (t) => {
    const scene = await CrashScene.create(server);
    const points = messagePoints(await scene.traffic(direction));
    assert.ok(points.length >= 250, `${points.length} points`);
    for (const point of points) {
      await t.test(point.title, () => disturbedRun(scene, direction, point, LOSS));
    }
  });
}

/**
 * Before each message of the client, and before each of the server's by which the client learns that
 * something is done; those between travel with them. Of a query also half: then the server has no
 * whole message, only the end of the connection.
 */
function messagePoints(seen: readonly SeenMessage[]): CrashPoint[] {
  const sent = seen.filter((it) => it.side === 'frontend');
  const queries = sent.filter((it) => it.type === 'Q');
  const telling = seen.filter((it) => it.side === 'backend' && 'RKCNZ'.includes(it.type));
  return [
    ...pointsAt([...sent, ...telling], ['before']),
    ...pointsAt(queries, ['half']),
    ...pointsAt(sent.slice(-1), ['after']),
  ];
}

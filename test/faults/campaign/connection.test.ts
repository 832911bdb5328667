import { test } from 'node:test';
import { useServer } from '../../support/postgres.ts';
import { pointsAt } from '../support/crashPoint.ts';
import { CrashScene } from '../support/crashScene.ts';
import { disturbedRun, type Fault } from '../support/disturbedRun.ts';

const server = useServer();

/** The proxy itself destroys the connection. */
const LOSS: Fault = { strike: async () => undefined, recover: async () => undefined };

for (const direction of ['run', 'revert'] as const) {
  test(`the connection is lost at each message of a ${direction}`, async (t) => {
    const scene = await CrashScene.create(server);
    const seen = await scene.traffic(direction);
    const sent = seen.filter((it) => it.side === 'frontend');
    const received = seen.filter((it) => it.side === 'backend');
    const points = [
      ...pointsAt(sent, ['before', 'half', 'after']),
      ...pointsAt(received, ['before']),
    ];
    for (const point of points) {
      await t.test(point.title, (t) => disturbedRun(t, scene, direction, point, LOSS));
    }
  });
}

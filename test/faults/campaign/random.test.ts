import { test } from 'node:test';
import { useServer } from '../../support/postgres.ts';
import { randomPoints } from '../support/crashPoint.ts';
import { CrashScene } from '../support/crashScene.ts';
import { disturbedRun, type Fault } from '../support/disturbedRun.ts';

const server = useServer();

/** STAIRCASE_FAULT_SEED repeats what a seed has drawn, STAIRCASE_FAULT_COUNT draws more. */
const { STAIRCASE_FAULT_SEED, STAIRCASE_FAULT_COUNT = '20' } = process.env;
const seed = Number(STAIRCASE_FAULT_SEED ?? Date.now() % 1_000_000);
const count = Number(STAIRCASE_FAULT_COUNT);

const nothing = async (): Promise<void> => undefined;

const FAULTS: Readonly<Record<string, Fault>> = {
  'the connection is lost': { strike: nothing, recover: nothing },
  'the server is killed': { strike: () => server.kill(), recover: () => server.restart() },
};

for (const [title, fault] of Object.entries(FAULTS)) {
  for (const direction of ['run', 'revert'] as const) {
    test(`${title} at ${count} points of a ${direction}, drawn with the seed ${seed}`, async (t) => {
      const scene = await CrashScene.create(server);
      const seen = await scene.traffic(direction);
      for (const point of randomPoints(seen, seed, count)) {
        await t.test(`${point.title} (STAIRCASE_FAULT_SEED=${seed})`, () =>
          disturbedRun(scene, direction, point, fault),
        );
      }
    });
  }
}

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import type { Session } from '../../src/database/session.ts';
import { useServer } from '../support/postgres.ts';
import { STAIRCASE } from '../support/program.ts';
import type { Unrecorded } from './support/aftermath.ts';
import { CrashScene, type Direction, LIBRARY } from './support/crashScene.ts';
import { engineRun, openSession, untilAlone, withSession } from './support/engineRun.ts';
import { FaultProxy } from './support/faultProxy.ts';
import { settle } from './support/settle.ts';

const server = useServer();

/** What there is to strike at. */
interface Struck {
  readonly child: number;
  readonly backend: number;
  readonly proxy: FaultProxy;
}

/**
 * An index is built, or dropped, CONCURRENTLY, and waits for another transaction when something
 * happens to it: what the command line says, if it lives, and how the index is found afterwards.
 */
const CASES: readonly {
  readonly title: string;
  readonly strike: (it: Struck) => unknown;
  /** What the command line says, if it lives. */
  readonly told: readonly RegExp[];
  readonly found: Unrecorded['landed'];
}[] = [
  {
    title: 'the command line is killed: the server goes on and ends it',
    strike: ({ child }) => process.kill(child, 'SIGKILL'),
    told: [],
    found: 1,
  },
  {
    title: 'its connection is lost: another tells that the server still works at it',
    strike: ({ proxy }) => proxy.cut(),
    told: [/5 people by name was under way/, /The server still works at it \(pid \d+\)/],
    found: 1,
  },
  {
    title: 'Ctrl-C cancels it',
    strike: ({ child }) => process.kill(child, 'SIGINT'),
    told: [/5 people by name was cancelled/],
    found: 'invalid-index',
  },
  {
    title: 'its session is ended: another looks at what it has left',
    strike: ({ backend }) =>
      withSession(server.url(), (it) => it.query('SELECT pg_terminate_backend($1)', [backend])),
    told: [/5 people by name was under way/],
    found: 'invalid-index',
  },
  {
    title: 'the server is killed and comes back',
    strike: async () => {
      await server.kill();
      await server.restart();
    },
    told: [/5 people by name was under way/],
    found: 'invalid-index',
  },
];

const INVALID: Readonly<Record<Direction, RegExp>> = {
  run: /The index public\.people_by_name is left INVALID: drop it/,
  revert: /The index public\.people_by_name is INVALID and still there: try again/,
};

for (const direction of ['run', 'revert'] as const) {
  for (const { title, strike, told, found } of CASES) {
    test(`an index that waits in a ${direction}: ${title}`, async () => {
      const scene = await CrashScene.create(server);
      await scene.begin('run');
      await engineRun(scene.url, scene.folder, {
        kind: 'run-to',
        version: direction === 'run' ? 4n : 5n,
      });
      const said = await disturb(scene.url, direction, strike);
      for (const words of told) assert.match(said, words);
      if (found === 'invalid-index') assert.match(said, INVALID[direction]);
      const { unrecorded } = await scene.aftermath(direction);
      assert.ok(unrecorded);
      assert.equal(unrecorded.landed, found);
      await settle(scene, direction, unrecorded, 0);
      await scene.finish(direction);
    });
  }
}

/** Starts the command line, strikes when its statement waits for `blocker`, and lets that go. */
async function disturb(
  url: string,
  direction: Direction,
  strike: (typeof CASES)[number]['strike'],
): Promise<string> {
  const blocker = await openSession(url);
  await blocker.script('BEGIN; LOCK TABLE people IN ROW EXCLUSIVE MODE');
  const args = ['migrate', direction, '--source', LIBRARY];
  await using proxy = await FaultProxy.start(server.port, () => undefined);
  const env = { PATH: process.env['PATH'], DATABASE_URL: proxy.addressOf(url) };
  const child = spawn(STAIRCASE.file, [...STAIRCASE.first, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit');
  const said = Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  await strike({ child: child.pid ?? 0, backend: await waitingFor(blocker), proxy });
  await exited;
  await blocker.close();
  await withSession(url, untilAlone);
  return (await said).join('\n');
}

async function waitingFor(blocker: Session): Promise<number> {
  for (;;) {
    const [row] = await blocker.query('SELECT pid FROM pg_locks WHERE NOT granted');
    if (row) return Number(row['pid']);
  }
}

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { rustPrograms } from '../../scripts/rustPrograms.ts';
import { useServer } from '../support/postgres.ts';
import { playerOf, STAIRCASE } from '../support/program.ts';
import { FLAT, LAYOUTS, type Sources } from './support/layouts.ts';
import { sqlxOf } from './support/sqlx.ts';
import { type Move, type Outcome, walkFrom } from './support/walk.ts';

/** Three in the gate; four, which takes six times as long, on demand. */
const DEPTH = Number(process.env['STAIRCASE_TEST_STEPS'] ?? 3);

const server = useServer();
const sqlx = sqlxOf(rustPrograms());
const staircase = playerOf(STAIRCASE);

/** Where sequences start, and which versions have been applied there. */
const STARTS: Readonly<Record<string, readonly string[]>> = {
  'an empty database': [],
  'a database with two of five applied': ['migrate', 'run', '--target-version', '20260201000000'],
};

for (const [layout, prepare] of Object.entries(LAYOUTS)) {
  describe(`${layout}: whoever does it, the same comes of it`, { concurrency: 2 }, () => {
    for (const [start, args] of Object.entries(STARTS)) {
      test(`up to ${DEPTH} moves from ${start}`, async () => {
        await using scope = new AsyncDisposableStack();
        const url = await server.createDatabase();
        if (args.length > 0) await sqlx.run([...args, '--source', FLAT], surroundings(url));
        const outcomes = await walk(url, movesOf(await prepare(scope)));
        assert.equal(outcomes.size, sum(6, DEPTH));
        for (const [sequence, outcome] of outcomes) {
          const alone = sequence.replaceAll('staircase', 'sqlx');
          assert.equal(outcome, outcomes.get(alone), sequence);
        }
      });
    }
  });
}

function movesOf(sources: Sources): Move[] {
  const acts = { run: ['run'], revert: ['revert'], skip: ['override', 'skip'] };
  return [sqlx, staircase].flatMap((player) =>
    Object.entries(acts).map(([act, words]) => {
      const args = ['migrate', ...words, '--source', sources[player.name]];
      return { act, player, args };
    }),
  );
}

/** Each sequence by its name, such as `sqlx run, staircase revert`. */
async function walk(url: string, moves: readonly Move[]): Promise<Map<string, Outcome>> {
  const outcomes = new Map<string, Outcome>();
  await walkFrom(url, {
    administrator: server.url(),
    moves,
    depth: DEPTH,
    onOutcome: (sequence, outcome) => {
      outcomes.set(sequence.map(({ player, act }) => `${player.name} ${act}`).join(', '), outcome);
    },
  });
  return outcomes;
}

function surroundings(url: string) {
  return { cwd: '/', env: { DATABASE_URL: url } };
}

/** How many sequences of one up to `depth` moves there are. */
function sum(moves: number, depth: number): number {
  return depth === 0 ? 0 : moves + moves * sum(moves, depth - 1);
}

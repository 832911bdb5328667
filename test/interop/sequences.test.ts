import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { rustPrograms } from '../../scripts/rustPrograms.ts';
import { databaseText } from '../support/databaseText.ts';
import { useServer } from '../support/postgres.ts';
import { type Player, playerOf, STAIRCASE } from '../support/program.ts';
import { emptyDatabase } from './support/emptyDatabase.ts';
import { LAYOUTS, type Sources } from './support/layouts.ts';
import { sqlxOf } from './support/sqlx.ts';

/** Three in the gate; four, which takes eight times as long, on demand. */
const LENGTH = Number(process.env['STAIRCASE_TEST_STEPS'] ?? 3);

const server = useServer();
const sqlx = sqlxOf(rustPrograms());
const staircase = playerOf(STAIRCASE);

/** One of the things a person may do next, by one program. */
interface Move {
  readonly player: Player;
  readonly act: string;
  /** Below `migrate`. */
  readonly command: readonly string[];
}

const SKIP = { sqlx: ['override', 'skip'], staircase: ['skip'] };

const movesOf = (player: Player): Move[] => [
  { player, act: 'run', command: ['run'] },
  { player, act: 'revert', command: ['revert'] },
  { player, act: 'skip', command: SKIP[player.name] },
];
const MOVES = [...movesOf(sqlx), ...movesOf(staircase)];

describe('whoever does it, the same comes of it', { concurrency: 2 }, () => {
  for (const [layout, prepare] of Object.entries(LAYOUTS)) {
    test(`sequences of ${LENGTH}, ${layout}`, async () => {
      await using scope = new AsyncDisposableStack();
      const url = await server.createDatabase();
      const sources = await prepare(scope);
      const alone = new Map<string, string>();
      for (const sequence of sequencesOf(movesOf(sqlx))) {
        for await (const [name, outcome] of outcomes(sequence, sources, url)) {
          alone.set(name, outcome);
        }
      }
      for (const sequence of sequencesOf(MOVES)) {
        for await (const [name, outcome] of outcomes(sequence, sources, url)) {
          assert.equal(outcome, alone.get(name.replaceAll('staircase', 'sqlx')), name);
        }
      }
    });
  }
});

/** Every sequence of these moves, `LENGTH` long; shorter ones are their beginnings. */
function sequencesOf(moves: readonly Move[], length = LENGTH): Move[][] {
  if (length === 0) return [[]];
  return sequencesOf(moves, length - 1).flatMap((it) => moves.map((move) => [...it, move]));
}

/**
 * Makes the moves one after the other, from an empty ledger on; after each the sequence so far, such
 * as `sqlx run, staircase revert`, with its exit code, the ledger and the schema.
 */
async function* outcomes(
  sequence: readonly Move[],
  sources: Sources,
  url: string,
): AsyncGenerator<[string, string]> {
  const surroundings = { cwd: '/', env: { DATABASE_URL: url } };
  await emptyDatabase(url);
  await sqlx.run(['migrate', 'info', '--source', sources.sqlx], surroundings);
  let name = '';
  for (const { player, act, command } of sequence) {
    name += `${name && ', '}${player.name} ${act}`;
    const args = ['migrate', ...command, '--source', sources[player.name]];
    const { code } = await player.run(args, surroundings);
    yield [name, `exit code ${code}\n${await databaseText(url)}`];
  }
}

import { describe, test } from 'node:test';
import { rustPrograms } from '../../scripts/rustPrograms.ts';
import { playSession } from '../support/playSession.ts';
import { useServer } from '../support/postgres.ts';
import { playerOf, STAIRCASE } from '../support/program.ts';
import { replaySessions } from '../support/replaySessions.ts';
import {
  assertSession,
  readSession,
  sessionFolder,
  sessionNames,
} from '../support/sessionFixtures.ts';
import { sqlxOf } from './support/sqlx.ts';

const server = useServer();
const sqlx = sqlxOf(rustPrograms());

/** `UPDATE=1 node --test test/interop/sessions.test.ts` records anew. */
describe('the real sqlx-cli does what is recorded of it', { concurrency: 2 }, () => {
  for (const name of sessionNames()) {
    test(name, async () => {
      const { steps, rest } = readSession(name);
      const url = await server.createDatabase();
      const played = await playSession(sqlx, steps, { folder: sessionFolder(name), url });
      const told = steps.map((step, i) => ({ ...step, output: played[i]?.output ?? '' }));
      assertSession(name, { steps: told, rest });
    });
  }
});

replaySessions('Staircase as it is shipped does the same', playerOf(STAIRCASE), server);

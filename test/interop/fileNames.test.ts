import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { rustPrograms } from '../../scripts/rustPrograms.ts';
import { FILES } from '../migrations/fileNames.ts';
import { makeTree } from '../migrations/makeTree.ts';
import { useServer } from '../support/postgres.ts';
import { type Ended, playerOf, STAIRCASE } from '../support/program.ts';
import { sqlxOf } from './support/sqlx.ts';

const server = useServer();
const staircase = playerOf(STAIRCASE);
const sqlx = sqlxOf(rustPrograms());

/** Each name alone in a folder, listed by both. */
describe('what a name of a file means', () => {
  for (const [name, meaning] of FILES) {
    test(`${name}: ${meaning}`, async (t) => {
      const cwd = makeTree(t, { [`migrations/${name}`]: 'SELECT 1;\n' });
      const surroundings = { cwd, env: { DATABASE_URL: server.url() } };
      const list = ['migrate', 'info'];
      const theirs = await sqlx.run(list, surroundings);
      const ours = await staircase.run(list, surroundings);
      assert.deepEqual([ours.stdout, ours.code], [theirs.stdout, theirs.code]);
      assert.ok(allows(theirs, meaning), `${meaning}: ${theirs.stdout}`);
    });
  }
});

/** Whether a list is as it must be for a name of this meaning; a down file alone is not listed. */
function allows({ stdout, code }: Ended, meaning: string): boolean {
  const [, version, description] = /^(-?\d+)\/pending (.*)\n$/s.exec(stdout) ?? [];
  if (version === undefined) return (code === 0 ? /^(ignored|down )/ : /^bad-/).test(meaning);
  const listed = `${version} "${description}"`;
  return meaning === `simple ${listed}` || meaning === `up ${listed}`;
}

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { rustPrograms } from '../../scripts/rustPrograms.ts';
import { makeTree } from '../migrations/makeTree.ts';
import { mask } from '../support/mask.ts';
import { useServer } from '../support/postgres.ts';
import { STAIRCASE } from '../support/program.ts';
import { LockWatch, WAITS_AT_GATE } from './support/lockWatch.ts';
import { start } from './support/started.ts';

const server = useServer();

const COMMANDS = {
  sqlx: [rustPrograms().sqlx],
  staircase: [STAIRCASE.file, ...STAIRCASE.first],
} as const;

type Name = keyof typeof COMMANDS;

/** Who comes first, and what the one that comes second prints and ends with. */
const CASES: readonly (readonly [first: Name, second: Name, late: readonly [string, number]])[] = [
  ['sqlx', 'staircase', ['', 0]],
  [
    'staircase',
    'sqlx',
    [
      'error: while executing migrations: error returned from database: duplicate key value ' +
        'violates unique constraint "_sqlx_migrations_pkey" at line 673\n',
      1,
    ],
  ],
];

/** sqlx-cli takes no lock, so both may run one migration at once; the ledger's key lets it count once. */
describe('when sqlx-cli and Staircase run the same migration at once', () => {
  for (const [first, second, [stdout, code]] of CASES) {
    test(`${second} comes second`, async (t) => {
      const url = await server.createDatabase();
      const folder = makeTree(t, { '1_gate.sql': WAITS_AT_GATE });
      const watch = await LockWatch.open(t, url);
      const begin = (name: Name) => {
        const [file, ...args] = [...COMMANDS[name], 'migrate', 'run', '--source', folder];
        return start(t, file, args, url);
      };
      const early = begin(first);
      await watch.untilGated(1);
      const late = begin(second);
      await watch.untilGated(2);
      await watch.openGate();
      const { stdout: applied } = await early.ended;
      assert.equal(mask(applied), 'Applied 1/migrate gate (…)\n');
      const ended = await late.ended;
      assert.deepEqual([ended.stdout, ended.code], [stdout, code]);
    });
  }
});

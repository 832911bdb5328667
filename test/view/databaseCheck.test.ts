import { suite, test } from 'node:test';
import type { Target } from '../../src/database/target.ts';
import type { TooOld } from '../../src/engine/database/checkDatabase.ts';
import type { DatabaseCheck, Privilege } from '../../src/engine/database/databaseCheck.ts';
import { databaseCheckSummary } from '../../src/view/check/databaseCheckSummary.ts';
import { databaseCheckText } from '../../src/view/check/databaseCheckText.ts';
import { BUILT_IN, LOCAL, NOW, PRODUCTION, STAGING } from './builders.ts';
import { assertGolden } from './golden.ts';

const TABLE = 'TABLE "public"."_sqlx_migrations"';

const GOOD: DatabaseCheck = {
  server: { version: '18.4', number: 180004 },
  database: 'app',
  role: 'dev',
  encryption: 'TLSv1.3',
  isSocket: false,
  pooling: 'none',
  isReplica: false,
  isReadOnly: false,
  searchPath: [
    { name: 'dev', isUsable: false },
    { name: 'public', isUsable: true },
  ],
  ledger: {
    name: '_sqlx_migrations',
    location: { schema: 'public', table: '_sqlx_migrations' },
    rows: { count: 12, failed: 0 },
    others: [],
  },
  privileges: ['SELECT', 'INSERT'].map((name) => right(name, TABLE, true)),
};

const { encryption: _, ...PLAIN } = GOOD;

const CHECKS: Readonly<Record<string, readonly [check: DatabaseCheck | TooOld, target: Target]>> = {
  'all is well': [GOOD, LOCAL],
  'a first run': [
    {
      ...PLAIN,
      isSocket: true,
      ledger: {
        name: '_sqlx_migrations',
        createdIn: { schema: 'public', isThere: true },
        others: [],
      },
      privileges: [
        right('USAGE', 'SCHEMA "public"', true),
        right('CREATE', 'SCHEMA "public"', true),
      ],
    },
    BUILT_IN,
  ],
  'much is wrong': [
    {
      ...PLAIN,
      login: 'deploy',
      isReadOnly: true,
      pooling: 'transaction',
      ledger: { ...GOOD.ledger, rows: { count: 1, failed: 1 }, others: ['app._sqlx_migrations'] },
      privileges: [
        right('SELECT', TABLE, true),
        right('INSERT', TABLE, false),
        right('UPDATE', TABLE, false),
      ],
      lockHolder: {
        processId: 4711,
        applicationName: 'server',
        since: new Date(NOW.getTime() - 12_000),
      },
    },
    STAGING,
  ],
  'a replica': [{ ...GOOD, isReplica: true }, PRODUCTION],
  'an old server': [{ tooOld: { version: '11.22', number: 110022 } }, LOCAL],
};

suite('what a database check tells when', () => {
  for (const [name, [check, target]] of Object.entries(CHECKS)) {
    test(name, () => {
      const text = databaseCheckText(check, target, NOW);
      const { severity, text: summary } = databaseCheckSummary(check, target, NOW);
      const golden = `${text}\n\n${severity}: ${summary}\n`;
      assertGolden(`database-check/${name.replaceAll(' ', '-')}.txt`, golden);
    });
  }
});

function right(name: string, on: string, isHeld: boolean): Privilege {
  return { name, on, isHeld };
}

import type { Target } from '../../src/database/target.ts';
import { refuseForeign } from '../../src/engine/foreign/foreign.ts';
import type { Intent, Plan } from '../../src/engine/plan/plan.ts';
import { plan } from '../../src/engine/plan/planner.ts';
import { FOLDER, folderOf, ledgerOf, migration, migrations, rowOf } from '../support/migrations.ts';
import { BUILT_IN, LOCAL, PRODUCTION, STAGING } from './builders.ts';

/** A plan and the target it is for. */
export interface PlannedOn {
  readonly plan: Plan;
  readonly target: Target;
}

const users = migration({
  version: 20241221000000n,
  description: "user's table",
  up: '\u{feff}CREATE TABLE users (\r\n  id bigint PRIMARY KEY\r\n);\r\n',
  down: '-- Rollback for users\nDROP TABLE users;\nALTER TABLE teams DROP COLUMN owner;',
});
const index = migration({
  version: 20251228120000n,
  description: 'index users',
  up: '-- no-transaction\nCREATE INDEX CONCURRENTLY users_id ON users (id)',
  down: '-- no-transaction\nDROP INDEX CONCURRENTLY users_id',
});
const both = [users, index];
const applied = ledgerOf(rowOf(users), rowOf(index));

/** Every plan that is shown and asked about. */
export const PLANS: Readonly<Record<string, () => PlannedOn>> = {
  'run on local': () => ({ plan: of(both, { kind: 'run' }), target: LOCAL }),
  'first run on the built-in database': () => ({
    plan: of(both, { kind: 'run' }, { name: '_sqlx_migrations', rows: [], others: [] }),
    target: BUILT_IN,
  }),
  'run on staging': () => ({ plan: of(both, { kind: 'run' }), target: STAGING }),
  'run out of order, with a doubt, on local': () => {
    const late = of(both, { kind: 'run' }, ledgerOf(rowOf(index)));
    const doubt = {
      code: 'syntax-error' as const,
      message: 'syntax error at or near "FROBNICATE"',
      path: `${FOLDER}/a.up.sql`,
      place: { line: 3, column: 7 },
    };
    return { plan: { ...late, doubts: [doubt] }, target: LOCAL };
  },
  'run of thirty late migrations, with a doubt in each, on local': () => {
    const many = migrations(...Array.from({ length: 30 }, (_, index) => BigInt(index + 1)));
    const late = of([...many, index], { kind: 'run' }, ledgerOf(rowOf(index)));
    const doubts = many.map(({ version }) => ({
      code: 'syntax-error' as const,
      message: `Step ${version} cannot be read.`,
    }));
    return { plan: { ...late, doubts }, target: LOCAL };
  },
  "run beside another application's ledger, on local": () => ({
    plan: refuseForeign(of(both, { kind: 'run' }), {
      ledgers: [
        {
          table: 'public.flyway_schema_history',
          tool: 'flyway',
          listed: 2,
          versions: [],
          sqlxShape: false,
          listsOurs: false,
        },
      ],
      tables: [],
    }),
    target: LOCAL,
  }),
  'run that would make a second ledger, on local': () => ({
    plan: of(
      both,
      { kind: 'run' },
      {
        name: '_sqlx_migrations',
        rows: [],
        others: [{ name: 'app._sqlx_migrations', hasRows: true }],
      },
    ),
    target: LOCAL,
  }),
  'revert last on local': () => ({
    plan: of(both, { kind: 'revert-last' }, applied),
    target: LOCAL,
  }),
  'revert to the first on staging': () => ({
    plan: of(both, { kind: 'revert-to', version: users.version }, applied),
    target: STAGING,
  }),
  'redo last on production': () => ({
    plan: of(both, { kind: 'redo' }, applied),
    target: PRODUCTION,
  }),
  'reset on local': () => ({ plan: of(both, { kind: 'reset' }, applied), target: LOCAL }),
  'reset on production': () => ({ plan: of(both, { kind: 'reset' }, applied), target: PRODUCTION }),
  'reset of twenty migrations on staging': () => {
    const many = migrations(...Array.from({ length: 20 }, (_, index) => BigInt(index + 1)));
    const rows = many.map((it) => rowOf(it));
    return { plan: of(many, { kind: 'reset' }, ledgerOf(...rows)), target: STAGING };
  },
  'mark as applied on local': () => ({
    plan: of(both, { kind: 'mark-applied', versions: [users.version] }),
    target: LOCAL,
  }),
  'refused because a file changed': () => ({
    plan: of(both, { kind: 'run' }, ledgerOf(rowOf(users, { checksum: Buffer.alloc(48) }))),
    target: LOCAL,
  }),
  'nothing to do': () => ({ plan: of(both, { kind: 'run' }, applied), target: LOCAL }),
  'a name that would end a comment': () => ({
    plan: of([migration({ version: 1n, description: 'a\nDROP TABLE b;', up: '' })], {
      kind: 'run',
    }),
    target: LOCAL,
  }),
};

function of(found: typeof both, intent: Intent, ledger: Plan['ledger'] = ledgerOf()): Plan {
  return plan({ folders: [folderOf(found)], ledger, outOfOrder: 'warn' }, intent);
}

import type { MissingFolder } from '../../src/config/folders.ts';
import { type Foreign, refuseForeign } from '../../src/engine/foreign/foreign.ts';
import type { ForeignLedger } from '../../src/engine/foreign/foreignLedgers.ts';
import { plan } from '../../src/engine/plan/planner.ts';
import type { FolderView } from '../../src/view/tree/folderView.ts';
import { FOLDER, folderOf, ledgerOf, migration, migrations, rowOf } from '../support/migrations.ts';
import { BUILT_IN, configOf, planned, ROOT, STAGING } from './builders.ts';

/** What is on screen in one situation. */
export interface Situation {
  readonly views: readonly FolderView[];
  readonly missing?: readonly MissingFolder[];
}

const users = migration({
  version: 20241221000000n,
  description: 'create users',
  up: 'CREATE TABLE users (id bigint PRIMARY KEY);\n',
  down: 'DROP TABLE users;\n',
});
const orders = migration({
  version: 20241223150400n,
  description: 'create orders',
  up: 'CREATE TABLE orders (id bigint PRIMARY KEY);\n',
  down: 'DROP TABLE orders;\n',
});
const index = migration({
  version: 20251228120000n,
  description: 'index orders',
  up: '-- no-transaction\nCREATE INDEX CONCURRENTLY orders_at ON orders (id);\n',
});
const installedOn = new Date('2026-11-20T10:03:22Z');
const all = [users, orders, index];

/** Every situation that the tree, the status line and the head of the view are drawn in. */
export const SITUATIONS: Readonly<Record<string, () => Situation>> = {
  'nothing applied': () => ({
    views: [planned(folderOf(all), ledgerOf(), builtIn())],
  }),
  'some applied, some pending': () => ({
    views: [
      planned(folderOf(all), ledgerOf(rowOf(users, { installedOn, executionTime: 31_000_000n }))),
    ],
  }),
  'up to date on staging': () => ({
    views: [
      planned(
        folderOf(all),
        ledgerOf(
          rowOf(users, { installedOn, executionTime: 1_234_000_000n }),
          rowOf(orders, { installedOn, executionTime: 123_000_000_000n }),
          rowOf(index, { installedOn, executionTime: -1n }),
        ),
        staging(),
      ),
    ],
  }),
  'out of order, changed, missing, failed': () => ({
    views: [planned(folderOf([users, orders, ...migrations(20260101000000n)]), troubledLedger())],
  }),
  'changed in spelling only': () => ({
    views: [planned(folderOf([users, orders]), spelledOtherwise())],
  }),
  'duplicate version and files that cannot be used': () => ({ views: [planned(brokenFolder())] }),
  'names with markup': () => ({
    views: [
      planned(
        folderOf([
          migration({ version: 1n, description: '*bold* [x](command:y) | <b>', up: '', down: '' }),
          migration({ version: 2n, description: '', up: 'SELECT 1', down: '' }),
        ]),
      ),
    ],
  }),
  'not read yet': () => ({
    views: [
      { config: configOf(FOLDER, builtIn()), disk: folderOf(all), state: { kind: 'asleep' } },
    ],
  }),
  'no connection': () => ({
    views: [
      {
        config: configOf(FOLDER),
        disk: folderOf(all),
        state: {
          kind: 'unreachable',
          reason: {
            message: 'No server answers at localhost:5432 (database app, user dev).',
            advice: 'Start the server, or choose another with Staircase: Select Target.',
          },
        },
      },
    ],
  }),
  'a problem in the configuration': () => ({ views: [misconfigured()] }),
  connecting: () => ({
    views: [{ config: configOf(FOLDER), disk: folderOf(all), state: { kind: 'connecting' } }],
  }),
  'not trusted': () => ({
    views: [
      {
        config: configOf(FOLDER, { target: { kind: 'untrusted' } }),
        disk: folderOf(all),
        state: { kind: 'untrusted' },
      },
    ],
  }),
  "another tool's ledger": () => ({
    views: [foreign({ ledgers: [diesel], tables: ['public.users'] })],
  }),
  "another tool's ledger that can be used": () => ({
    views: [foreign({ ledgers: [renamed], tables: [] })],
  }),
  "another application's ledger": () => ({
    views: [foreign({ ledgers: [{ ...renamed, listsOurs: false }], tables: [] })],
  }),
  'a second ledger that has rows': () => ({
    views: [
      planned(folderOf([users]), {
        name: '_sqlx_migrations',
        rows: [],
        others: [{ name: 'app._sqlx_migrations', hasRows: true }],
      }),
    ],
  }),
  'two folders on one ledger': sharedLedger,
  'two folders on two targets': () => ({
    views: [planned(folderOf([users])), planned(elsewhere(), ledgerOf(), staging())],
  }),
  'no folder': () => ({ views: [] }),
  'a folder that is not found': () => ({
    views: [planned(folderOf([users]))],
    missing: [
      {
        path: `${ROOT}/crates/billing/migrations`,
        name: 'crates/billing/migrations',
        searchedFrom: ROOT,
        namedBy: 'staircase.folders',
      },
      {
        path: `${ROOT}/crates/api/db`,
        name: 'db',
        searchedFrom: `${ROOT}/crates/api`,
        namedBy: `${ROOT}/crates/api/sqlx.toml`,
      },
    ],
  }),
};

/** What was applied were the same statements in other spellings. */
function spelledOtherwise() {
  const crlf = users.up?.text.replaceAll('\n', '\r\n') ?? '';
  const bare = orders.up?.text.trimEnd() ?? '';
  return ledgerOf(
    rowOf(migration({ version: users.version, up: crlf }), { installedOn }),
    rowOf(migration({ version: orders.version, up: bare }), { installedOn }),
  );
}

function builtIn() {
  const origin = 'used because DATABASE_URL is not set';
  return { target: { kind: 'target', target: BUILT_IN, origin } } as const;
}

function staging() {
  return {
    target: { kind: 'target', target: STAGING, origin: 'selected for this folder' },
  } as const;
}

function troubledLedger() {
  return ledgerOf(
    rowOf(users, { installedOn, checksum: Buffer.alloc(48, 7) }),
    rowOf(migration({ version: 20250101000000n, description: 'gone', up: '' }), { installedOn }),
    rowOf(migrations(20260101000000n)[0] ?? users, { installedOn, success: false }),
  );
}

function brokenFolder() {
  const again = migration({ ...users, description: 'create users again', up: '', down: '' });
  return {
    ...folderOf([users, again]),
    problems: [
      {
        kind: 'bad-name',
        path: `${FOLDER}/notes_on_users.sql`,
        message:
          'The name does not begin with a version. Rename it to <version>_<description>.sql.',
        refusesRun: true,
      },
      {
        kind: 'down-without-up',
        path: `${FOLDER}/20250101000000_lost.down.sql`,
        version: 20250101000000n,
        message: 'There is no up script of this version. Bring it back, or remove this file.',
        refusesRun: false,
      },
    ] as const,
  };
}

function misconfigured(): FolderView {
  const problem = {
    message: 'DATABASE_URL from .env is empty.',
    advice: 'Give it a URL, or take it away.',
    path: `${ROOT}/.env`,
  };
  return {
    config: configOf(FOLDER, { target: { kind: 'problem', problem } }),
    disk: folderOf(all),
    state: { kind: 'unreachable', reason: problem },
  };
}

function foreign(found: Foreign): FolderView {
  const view = planned(folderOf([users]));
  if (view.state.kind !== 'planned') return view;
  return { ...view, state: { ...view.state, plan: refuseForeign(view.state.plan, found) } };
}

const diesel: ForeignLedger = {
  table: 'public.__diesel_schema_migrations',
  tool: 'diesel',
  listed: 12,
  versions: [users.version],
  sqlxShape: false,
  listsOurs: true,
};
const renamed: ForeignLedger = {
  ...diesel,
  table: '"MyApp".__sqlx_migrations',
  tool: 'sqlx',
  sqlxShape: true,
};

function elsewhere() {
  const folder = `${ROOT}/billing/migrations`;
  return folderOf(
    [
      migration({
        version: 20250601000000n,
        description: 'create bills',
        up: '',
        down: '',
        folder,
      }),
    ],
    folder,
  );
}

function sharedLedger(): Situation {
  const folders = [folderOf([users, orders]), elsewhere()];
  const gone = migration({ version: 20250101000000n, description: 'gone', up: '' });
  const ledger = ledgerOf(rowOf(users, { installedOn }), rowOf(gone, { installedOn }));
  const shared = plan({ folders, ledger, outOfOrder: 'warn' }, { kind: 'run' });
  return {
    views: folders.map((disk) => ({
      config: configOf(disk.path),
      disk,
      state: { kind: 'planned', plan: shared },
    })),
  };
}

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Migration, Script } from '../../src/migrations/migration.ts';
import type { CommandLine, CommandPlace } from '../../src/view/commandLines/commandLine.ts';
import { jumpedOver, sqlxCommands } from '../../src/view/commandLines/sqlxCommands.ts';
import { staircaseCommands } from '../../src/view/commandLines/staircaseCommands.ts';
import { entriesOfView } from '../../src/view/tree/entriesOfView.ts';
import { folderOf, ledgerOf, migration, migrations, rowOf } from '../support/migrations.ts';
import { configOf, planned } from './builders.ts';

const [one, two, three, four] = migrations(1n, 2n, 3n, 4n) as [
  Migration,
  Migration,
  Migration,
  Migration,
];
const all = [one, two, three, four];
const gone = migration({ version: 6n, up: '' });
const outside = migration({ version: 2n, up: '-- no-transaction\nVACUUM;' });
const oneWay = migration({ version: 7n, description: 'one way', up: '' });

const known = entriesOf(all, one, three, four, gone);
const newest = entriesOf([one, two], one);
const changed = entriesOf([{ ...four, up: two.up as Script }], four);
const unknown = entriesOfView({
  config: configOf('/project/migrations'),
  disk: folderOf(all),
  state: { kind: 'connecting' },
});

const PLACE: CommandPlace = { source: 'db', isWindows: false };

const CASES: readonly {
  readonly title: string;
  readonly entries: typeof known;
  readonly version?: bigint;
  readonly sqlx: readonly string[];
  readonly staircase: readonly string[];
}[] = [
  {
    title: 'a folder',
    entries: known,
    sqlx: [
      'Run everything pending: sqlx migrate run --source db',
      'Revert the newest: sqlx migrate revert --source db',
      'Revert everything: sqlx migrate revert --target-version 0 --source db',
      'Mark everything as applied: sqlx migrate override skip --source db',
      'Show the state: sqlx migrate info --source db',
    ],
    staircase: [
      'Run everything pending: staircase migrate run --source db',
      'Revert the newest: staircase migrate revert --source db',
      'Redo the newest: staircase migrate redo --source db',
      'Revert everything: staircase migrate reset --source db',
      'Mark everything as applied: staircase migrate skip --source db',
      'Show the state: staircase migrate list --source db',
      'Verify: staircase migrate verify --source db',
      'Validate: staircase migrate validate --source db',
      'Link for sqlx: staircase migrate link --source db',
      'Check the database: staircase database check --source db',
    ],
  },
  {
    title: 'a pending migration',
    entries: newest,
    version: 2n,
    sqlx: [
      'Run up to here: sqlx migrate run --target-version 2 --source db',
      'Mark as applied up to here: sqlx migrate override skip --target-version 2 --source db',
      'Show the state: sqlx migrate info --source db',
    ],
    staircase: [
      'Run up to here: staircase migrate run --target-version 2 --source db',
      'Mark as applied: staircase migrate skip --version 2 --source db',
      'Mark as applied up to here: staircase migrate skip --target-version 2 --source db',
      'Show the state: staircase migrate list --source db',
    ],
  },
  {
    title: 'a late migration, which no target version reaches',
    entries: known,
    version: 2n,
    sqlx: [
      'Run everything pending: sqlx migrate run --source db',
      'Mark everything as applied: sqlx migrate override skip --source db',
      'Show the state: sqlx migrate info --source db',
    ],
    staircase: [
      'Run everything pending: staircase migrate run --source db',
      'Mark as applied: staircase migrate skip --version 2 --source db',
      'Mark everything as applied: staircase migrate skip --source db',
      'Show the state: staircase migrate list --source db',
    ],
  },
  {
    title: 'the newest applied one',
    entries: newest,
    version: 1n,
    sqlx: [
      'Revert the newest: sqlx migrate revert --source db',
      'Show the state: sqlx migrate info --source db',
    ],
    staircase: [
      'Revert the newest: staircase migrate revert --source db',
      'Redo the newest: staircase migrate redo --source db',
      'Show the state: staircase migrate list --source db',
    ],
  },
  {
    title: 'an applied one with newer ones',
    entries: known,
    version: 1n,
    sqlx: [
      'Revert what is newer: sqlx migrate revert --target-version 1 --source db',
      'Show the state: sqlx migrate info --source db',
    ],
    staircase: [
      'Revert what is newer: staircase migrate revert --target-version 1 --source db',
      'Show the state: staircase migrate list --source db',
    ],
  },
  {
    title: 'one whose row wants a repair',
    entries: changed,
    version: 4n,
    sqlx: [
      'Revert the newest: sqlx migrate revert --source db',
      'Show the state: sqlx migrate info --source db',
    ],
    staircase: [
      'Revert the newest: staircase migrate revert --source db',
      'Redo the newest: staircase migrate redo --source db',
      'Repair: staircase migrate repair --source db 4',
      'Show the state: staircase migrate list --source db',
    ],
  },
  {
    title: 'a pending one outside a transaction, which may be half done',
    entries: entriesOf([one, outside], one),
    version: 2n,
    sqlx: [
      'Run up to here: sqlx migrate run --target-version 2 --source db',
      'Mark as applied up to here: sqlx migrate override skip --target-version 2 --source db',
      'Show the state: sqlx migrate info --source db',
    ],
    staircase: [
      'Run up to here: staircase migrate run --target-version 2 --source db',
      'Mark as applied: staircase migrate skip --version 2 --source db',
      'Mark as applied up to here: staircase migrate skip --target-version 2 --source db',
      'Repair: staircase migrate repair --source db 2',
      'Show the state: staircase migrate list --source db',
    ],
  },
  {
    title: 'one whose state is not known',
    entries: unknown,
    version: 1n,
    sqlx: [
      'Run up to here: sqlx migrate run --target-version 1 --source db',
      'Mark as applied up to here: sqlx migrate override skip --target-version 1 --source db',
      'Revert what is newer: sqlx migrate revert --target-version 1 --source db',
      'Show the state: sqlx migrate info --source db',
    ],
    staircase: [
      'Run up to here: staircase migrate run --target-version 1 --source db',
      'Mark as applied: staircase migrate skip --version 1 --source db',
      'Mark as applied up to here: staircase migrate skip --target-version 1 --source db',
      'Revert what is newer: staircase migrate revert --target-version 1 --source db',
      'Show the state: staircase migrate list --source db',
    ],
  },
];

suite('command lines for', () => {
  for (const { title, entries, version, ...expected } of CASES) {
    test(title, () => {
      assert.deepEqual(sqlxCommands(PLACE, entries, version).map(text), expected.sqlx);
      assert.deepEqual(staircaseCommands(PLACE, entries, version).map(text), expected.staircase);
    });
  }
});

const PLACES: readonly [place: Partial<CommandPlace>, line: string][] = [
  [{ source: '.' }, '--source .'],
  [{ source: 'crates/api/migrations/.sqlx' }, '--source crates/api/migrations/.sqlx'],
  [{ source: "it's mine" }, "--source 'it'\\''s mine'"],
  [{ source: 'my data', isWindows: true }, '--source "my data"'],
  [{ source: '-x' }, "--source '-x'"],
  [{ config: 'crates/api/sqlx.toml' }, '--source db --config crates/api/sqlx.toml'],
  [{ target: 'the stage' }, "--source db --target 'the stage'"],
];

suite('paths and names in a command line', () => {
  for (const [place, line] of PLACES) {
    test(line, () => {
      const [run] = staircaseCommands({ ...PLACE, ...place }, []);
      assert.equal(run?.line, `staircase migrate run ${line}`);
    });
  }
  test('a negative version is no option', () => {
    const [below] = migrations(-1n);
    const [run] = sqlxCommands(PLACE, entriesOf(below ? [below] : []), -1n);
    assert.equal(run?.line, 'sqlx migrate run --target-version=-1 --source db');
  });
});

const JUMPS: readonly [line: string, version: bigint | undefined, jumps: boolean][] = [
  ['sqlx migrate revert --source db', undefined, true],
  ['sqlx migrate revert --target-version 0 --source db', undefined, true],
  ['sqlx migrate revert --target-version 1 --source db', 1n, true],
  ['sqlx migrate revert --target-version 7 --source db', 7n, false],
  ['sqlx migrate run --source db', undefined, false],
];

suite('sqlx passes over what has no down script', () => {
  for (const [line, version, jumps] of JUMPS) {
    test(`${line}: ${jumps ? 'said' : 'nothing to say'}`, () => {
      const said = jumpedOver(line, entriesOf([...all, oneWay], one, oneWay), version);
      assert.equal(said?.includes('passes over 7 one way') ?? false, jumps);
    });
  }
});

function text({ label, line }: CommandLine): string {
  return `${label}: ${line}`;
}

function entriesOf(disk: readonly Migration[], ...applied: readonly Migration[]) {
  return entriesOfView(planned(folderOf(disk), ledgerOf(...applied.map((it) => rowOf(it)))));
}

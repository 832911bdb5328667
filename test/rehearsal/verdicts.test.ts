import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { readFolder } from '../../src/migrations/readFolder.ts';
import { BuiltInStage } from '../../src/rehearsal/builtInStage.ts';
import type { Rehearsal, Verdict } from '../../src/rehearsal/rehearsal.ts';
import { rehearseFolder } from '../../src/rehearsal/rehearseFolder.ts';
import { loadParser } from '../../src/sql/libpgQuery.ts';
import { useBuiltIn } from '../support/builtIn.ts';

interface Case {
  readonly title: string;
  readonly up: string;
  readonly down?: string;
  readonly verdict: Verdict;
  /** What is left behind, or what is said of the failure or the reason. */
  readonly says?: readonly string[];
}

/** Each on top of a table `orders (id bigint PRIMARY KEY, note text)` with an index on `note`. */
const CASES: readonly Case[] = [
  {
    title: 'a table that is dropped again',
    up: 'CREATE TABLE items (id bigint PRIMARY KEY);',
    down: 'DROP TABLE items;',
    verdict: 'reversible',
  },
  {
    title: 'an index that is forgotten',
    up: 'ALTER TABLE orders ADD COLUMN state text; CREATE INDEX late ON orders (id);',
    down: 'ALTER TABLE orders DROP COLUMN state;',
    verdict: 'not-reversed',
    says: ['extra index public.late'],
  },
  {
    title: 'an index that goes with its column',
    up: 'ALTER TABLE orders DROP COLUMN note;',
    down: 'ALTER TABLE orders ADD COLUMN note text;',
    verdict: 'not-reversed',
    says: ['missing index public.orders_note_idx'],
  },
  { title: 'no down script', up: 'CREATE TABLE items ();', verdict: 'no-down' },
  {
    title: 'no way back, as the script says',
    up: 'DROP INDEX orders_note_idx;',
    down: '-- irreversible: nobody remembers what it was for\n',
    verdict: 'irreversible',
    says: ['nobody remembers what it was for'],
  },
  {
    title: 'an up script that fails',
    up: 'CREATE TABLE items ();\nCREATE TABLE items ();',
    down: '',
    verdict: 'fails',
    says: ['up at 2:1: relation "items" already exists'],
  },
  {
    title: 'a down script that fails',
    up: 'CREATE TABLE items ();',
    down: 'DROP TABLE item;',
    verdict: 'fails',
    says: ['down at 1:1: table "item" does not exist'],
  },
  {
    title: 'two statements that need no transaction',
    up: '-- no-transaction\nDROP INDEX CONCURRENTLY orders_note_idx; SELECT 1;',
    down: 'SELECT 1;',
    verdict: 'fails',
    says: ['up at 2:1: DROP INDEX CONCURRENTLY cannot run inside a transaction block'],
  },
  {
    title: 'outside of a transaction, both ways',
    up: '-- no-transaction\nCREATE INDEX CONCURRENTLY late ON orders (id);',
    down: '-- no-transaction\nDROP INDEX CONCURRENTLY late;',
    verdict: 'reversible',
  },
  {
    title: 'a sequence that goes on counting',
    up: "INSERT INTO counters VALUES (1);\nDO $$ BEGIN EXECUTE format('CREATE TABLE n%s ()', (SELECT count(*) FROM counters)); END $$;",
    down: 'DROP TABLE n1;',
    verdict: 'not-repeatable',
    says: ['extra table public.n2', 'missing table public.n1'],
  },
];

const parser = await loadParser();
const context = {
  parser,
  ledgerName: '_sqlx_migrations',
  createSchemas: [],
  allowTransactionControl: false,
};

describe('the verdict of a migration', () => {
  const builtIn = useBuiltIn();
  let stage: BuiltInStage | undefined;
  after(() => stage?.close());

  for (const { title, verdict, says = [], ...scripts } of CASES) {
    test(`${title}: ${verdict}`, async () => {
      const { environment } = builtIn;
      stage ??= new BuiltInStage(join(environment.dataRoot, 'stage'), environment);
      const rehearsal = await rehearseLast(stage, scripts);
      assert.deepEqual(
        [rehearsal?.verdict, ...(rehearsal ? inWords(rehearsal) : [])],
        [verdict, ...says],
      );
    });
  }
});

/** The one migration on top of what the cases stand on. */
async function rehearseLast(
  stage: BuiltInStage,
  { up, down }: Pick<Case, 'up' | 'down'>,
): Promise<Rehearsal | undefined> {
  const root = mkdtempSync(join(tmpdir(), 'staircase-rehearsal-'));
  try {
    write(join(root, '20240101000000_base'), BASE, 'SELECT 1;');
    write(join(root, '20240102000000_case'), up, down);
    const folder = await readFolder(root);
    const task = {
      folder,
      context,
      isWanted: ({ description }: { description: string }) => description === 'case',
    };
    const found: Rehearsal[] = [];
    for await (const it of rehearseFolder(stage, task)) found.push(it);
    return found[0];
  } finally {
    rmSync(root, { recursive: true });
  }
}

const BASE = `CREATE TABLE orders (id bigint PRIMARY KEY, note text);
CREATE INDEX orders_note_idx ON orders (note);
CREATE TABLE counters (n bigint);
`;

function write(directory: string, up: string, down: string | undefined): void {
  mkdirSync(directory);
  writeFileSync(join(directory, 'up.sql'), up);
  if (down !== undefined) writeFileSync(join(directory, 'down.sql'), down);
}

function inWords({ failure, differences, reasons }: Rehearsal): string[] {
  const place = failure?.place && ` at ${failure.place.line}:${failure.place.column}`;
  const failed = failure
    ? [`${failure.leg}${place ?? ''}: ${failure.server?.message ?? failure.message}`]
    : [];
  const counted = differences.filter(
    ({ isNote, parent }) => !isNote && !parent?.startsWith('public.n'),
  );
  const left = counted.map(({ change, kind, identity }) => `${change} ${kind} ${identity}`);
  return [...failed, ...left.sort(), ...reasons];
}

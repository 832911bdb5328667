import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import type { Session } from '../../src/database/session.ts';
import type { Migration, MigrationFolder } from '../../src/migrations/migration.ts';
import { readFolder } from '../../src/migrations/readFolder.ts';
import type { Stage } from '../../src/rehearsal/stage/stage.ts';
import { type OfferedDown, offeredDown } from '../../src/reversal/offeredDown.ts';
import { openSession } from '../database/openSession.ts';
import { makeTree } from '../migrations/makeTree.ts';
import { mutationFixtures } from '../rehearsal/mutants/fixture.ts';
import { context } from '../rehearsal/rehearseCase.ts';
import { ServerStage } from '../rehearsal/serverStage.ts';
import { useStage } from '../rehearsal/useStage.ts';
import { useServer } from '../support/postgres.ts';
import { downFixtures } from './downFixtures.ts';

/** Of hundred, so many down scripts that were generated from the up script alone restore the schema. */
const LEAST = 95;

/** Whole histories besides the fixtures: their directories, separated by a colon. */
const HISTORIES = process.env['STAIRCASE_HISTORIES']?.split(':') ?? [];

/** Another comparison than the one that has proven them. */
const CATALOGUE = readFileSync('test/lint/inverse/catalogue.sql', 'utf8');

/** What was offered for a migration, and what became of it on another server. */
interface Outcome extends Proof {
  readonly title: string;
  readonly offered: OfferedDown;
}

interface Proof {
  /** What differs once it has run; empty where the schema is as it was. */
  readonly left: readonly string[];
  /** A second run of it does no harm. */
  readonly isRepeatable: boolean;
}

describe('down scripts that were generated from up scripts alone', () => {
  const server = useServer();
  // Roles are a whole server's, and those of a rehearsal must not be in the way of its proof.
  const judges = useServer();
  const builtIn = useStage();

  test('of the fixtures', async (t) => {
    const outcomes: Outcome[] = [];
    // Those of the mutants have every kind of object.
    const kinds = mutationFixtures().map((it) => ({ ...it, title: `every kind of ${it.name}` }));
    for (const { title, base, up } of [...downFixtures(), ...kinds]) {
      const tree = { '1_base/up.sql': base || 'SELECT 1;', '2_case/up.sql': up };
      const folder = await readFolder(makeTree(t, tree));
      const stage = new ServerStage(server);
      const [, migration] = folder.migrations;
      assert.ok(migration);
      const own = new ServerStage(judges);
      const session = await own.open();
      await session.script(base);
      outcomes.push({ ...(await outcomeOf(stage, folder, migration, session)), title });
      await session.close();
      await Promise.all([stage.close(), own.close()]);
    }
    judge(outcomes, (line) => t.diagnostic(line));
  });

  for (const directory of HISTORIES) {
    test(`of ${directory}`, async (t) => {
      const folder = await readFolder(directory);
      const session = await openSession(t, await judges.createDatabase());
      const outcomes: Outcome[] = [];
      for (const migration of folder.migrations.filter(({ up }) => up)) {
        outcomes.push(await outcomeOf(builtIn.stage, folder, migration, session));
      }
      judge(outcomes, (line) => t.diagnostic(line));
    });
  }
});

/** The session is in the state before the migration, and afterwards in the one after it. */
async function outcomeOf(
  stage: Stage,
  folder: MigrationFolder,
  migration: Migration,
  session: Session,
): Promise<Outcome> {
  const { down: _, ...alone } = migration;
  const migrations = folder.migrations.map((it) => (it === migration ? alone : it));
  const task = { stage, folder: { ...folder, migrations }, migration: alone, context };
  const offered = await offeredDown(task, 'generate');
  const title = `${migration.version} ${migration.description}`;
  assert.ok(offered, `nothing is offered for ${title}`);
  return { title, offered, ...(await proofOf(session, migration, offered.text)) };
}

/** In a transaction that is rolled back: rows that up writes twice would be in the way of later ones. */
async function proofOf(session: Session, { up }: Migration, down: string): Promise<Proof> {
  assert.ok(up);
  const lines = async (): Promise<string[]> =>
    (await session.query(CATALOGUE)).map(({ line }) => String(line));
  const before = await lines();
  if (!up.noTransaction) await session.script('BEGIN');
  await session.script(up.text);
  const failed = await attempt(session, down);
  const undone = await lines();
  const again = await attempt(session, down);
  if (!up.noTransaction) await session.script('ROLLBACK');
  await session.script(up.text);
  const left = [...failed, ...apart(before, undone), ...apart(undone, before)];
  return { left, isRepeatable: again.length === 0 };
}

/** What the server has against a script, of which then nothing is left. */
async function attempt(session: Session, sql: string): Promise<string[]> {
  const isOpen = session.transactionStatus === 'open';
  if (isOpen) await session.script('SAVEPOINT attempt');
  try {
    await session.script(sql);
    return [];
  } catch (error) {
    if (isOpen) await session.script('ROLLBACK TO SAVEPOINT attempt');
    return [String(error)];
  }
}

/** What the first has and the second has not. */
function apart(first: readonly string[], second: readonly string[]): string[] {
  const others = new Set(second);
  return first.filter((it) => !others.has(it));
}

function judge(outcomes: readonly Outcome[], say: (line: string) => void): void {
  const lies = outcomes.filter(({ offered, left }) => offered.isProven && left.length > 0);
  const proven = outcomes.filter(({ offered }) => offered.isProven);
  const lossy = proven.filter(({ offered }) => offered.rehearsal.verdict === 'lossy');
  const share = (100 * proven.length) / outcomes.length;
  say(`${proven.length} of ${outcomes.length} restore the schema exactly (${share.toFixed(1)} %)`);
  say(`${lossy.length} of them lose data, which is marked`);
  say(`${proven.filter((it) => it.isRepeatable).length} of them can be run twice`);
  for (const { title, offered } of outcomes.filter((it) => !it.offered.isProven)) {
    say(`not proven: ${title}: ${offered.rehearsal.verdict}: ${offered.problems[0]}`);
    assert.match(offered.text, /^(?:-- no-transaction\n)?-- Not proven: /, title);
  }
  assert.deepEqual(
    lies.map(({ title, left }) => [title, ...left]),
    [],
    'called proven, and are not',
  );
  for (const { title, offered } of lossy) assert.match(offered.text, /-- irreversible: /, title);
  assert.ok(share >= LEAST, `${share}`);
}

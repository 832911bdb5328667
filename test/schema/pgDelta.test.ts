import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, describe, test } from 'node:test';
import type { Session } from '../../src/database/session.ts';
import type { Catalogue } from '../../src/schema/catalogue.ts';
import { type Difference, differences } from '../../src/schema/differences.ts';
import { deltasBetween, type Facts, readFacts } from '../../src/schema/pgDelta.ts';
import { readCatalogue } from '../../src/schema/readCatalogue.ts';
import { loadParser } from '../../src/sql/libpgQuery.ts';
import { openSession } from '../database/openSession.ts';
import { downFixtures } from '../reversal/downFixtures.ts';
import { useServer } from '../support/postgres.ts';
import { isNotModelled, NOT_MODELLED } from './notModelled.ts';

interface State {
  readonly catalogue: Catalogue;
  readonly facts: Facts;
}

const parser = await loadParser();

/**
 * The catalogue that decides verdicts, and pg-delta, which writes SQL: what is a difference for
 * pg-delta is one for the catalogue, and what only the catalogue sees is in a list, with its reason.
 */
describe('two ways to compare schemas agree', () => {
  let session: Session;
  const used = new Set<string>();
  const server = useServer({}, async (it) => {
    session = await openSession({ after: () => undefined }, await it.createDatabase());
  });
  after(() => session.close());

  test('on every kind of object', async (t) => {
    const own = await openSession({ after: () => undefined }, await server.createDatabase());
    const blocks = readFileSync('test/fixtures/schema/kinds.sql', 'utf8')
      .split(/\n{2,}/)
      .slice(1);
    let last = await stateOf(own);
    for (const sql of blocks) {
      await own.script(sql);
      const now = await stateOf(own);
      agree(last, now, sql);
      last = now;
    }
    t.diagnostic(`${blocks.length} changes`);
    await own.close();
  });

  test('on every fixture, and where a statement of its down script is left out', async (t) => {
    let [pairs, mutants, unusable] = [0, 0, 0];
    for (const { title, base, up, down } of downFixtures()) {
      await session.script('BEGIN');
      try {
        if (!(await runs(`${base};`))) {
          unusable++;
          continue;
        }
        const before = await stateOf(session);
        if (!(await runs(`${up};`))) {
          unusable++;
          continue;
        }
        pairs++;
        agree(before, await stateOf(session), title);
        for (const [left, mutant] of mutantsOf(down)) {
          await session.script('SAVEPOINT mutant');
          if (await runs(mutant)) {
            mutants++;
            agree(before, await stateOf(session), `${title}, without ${left}`);
          }
          await session.script('ROLLBACK TO SAVEPOINT mutant');
        }
      } finally {
        await session.script('ROLLBACK');
      }
    }
    t.diagnostic(`${pairs} fixtures, ${mutants} mutants, ${unusable} that a transaction refuses`);
    assert.ok(mutants >= 100, `${mutants}`);
  });

  test('nothing stands in the list that was not met', () => {
    const unmet = NOT_MODELLED.filter(({ kind }) => !used.has(kind)).map(({ kind }) => kind);
    assert.deepEqual(unmet, []);
  });

  async function runs(sql: string): Promise<boolean> {
    await session.script('SAVEPOINT attempt');
    try {
      await session.script(sql);
      return true;
    } catch {
      await session.script('ROLLBACK TO SAVEPOINT attempt');
      return false;
    }
  }

  function agree(from: State, to: State, title: string): void {
    const ours = differences(from.catalogue, to.catalogue);
    const theirs = deltasBetween(from.facts, to.facts);
    if (theirs.length > 0) assert.ok(ours.length > 0, `only pg-delta: ${theirs} (${title})`);
    else {
      const open = ours.filter((it) => !it.isNote && !isNotModelled(it));
      assert.deepEqual(open.map(inWords), [], title);
      for (const { kind } of ours) used.add(kind);
    }
  }
});

async function stateOf(session: Session): Promise<State> {
  return { catalogue: await readCatalogue(session), facts: await readFacts(session) };
}

function inWords({ change, kind, identity, before, after }: Difference): string {
  return `${change} ${kind} ${identity}: ${before} -> ${after}`;
}

/** The down script without each of its statements. */
function mutantsOf(down: string): [left: string, sql: string][] {
  const { statements } = parser.parse(down);
  return statements.map(({ span }) => [
    down.slice(span.start, span.end),
    down.slice(0, span.start) + down.slice(span.end),
  ]);
}

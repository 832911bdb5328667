import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import type { Session } from '../../src/database/session.ts';
import type { Migration } from '../../src/migrations/migration.ts';
import { complaintsOf } from '../../src/rehearsal/complaints.ts';
import type { Rehearsal } from '../../src/rehearsal/rehearsal.ts';
import { differenceName } from '../../src/schema/differenceText.ts';
import { deltasBetween, type Facts, readFacts } from '../../src/schema/pgDelta.ts';
import { type MutationFixture, mutationFixtures } from './mutants/fixture.ts';
import { type Mutant, mutantsOf } from './mutants/mutantsOf.ts';
import { context, inWords, rehearseCase } from './rehearseCase.ts';
import { useStage } from './useStage.ts';

const { parser } = context;

/** All of them take minutes; with `STAIRCASE_EACH_NTH_MUTANT=1` they are tried. */
const NTH = Number(process.env['STAIRCASE_EACH_NTH_MUTANT'] ?? 24);

/** Of mutants, all together. */
const LEAST = 1_000;

describe('whatever is taken out of a down script is missed', () => {
  const there = useStage();
  /** What became of the mutants, by title. */
  const counts = {
    caught: [] as string[],
    missed: [] as string[],
    fails: [] as string[],
    identical: [] as string[],
  };
  /** What pg-delta reads before up, by fixture. */
  const original = new Map<string, Facts>();

  test('there are many', () => {
    const mutants = mutationFixtures().flatMap(({ down }) => mutantsOf(down, parser));
    assert.ok(mutants.length >= LEAST, `${mutants.length}`);
  });

  for (const fixture of mutationFixtures()) {
    test(`${fixture.name}, as it is`, async () => {
      const rehearsal = await rehearseCase(there.stage, fixture, { isDraft: true });
      assert.deepEqual(inWords(rehearsal), ['reversible']);
      assert.deepEqual(rehearsal?.differences, []);
      original.set(fixture.name, await onStage((session) => readFacts(session)));
    });

    const mutants = mutantsOf(fixture.down, parser).filter((_, n) => n % NTH === 0);
    for (const mutant of mutants) {
      test(`${fixture.name}, ${mutant.title}`, () => tried(fixture, mutant));
    }
  }

  after((t) => {
    const { caught, missed, fails, identical } = counts;
    const total = caught.length + missed.length;
    t.diagnostic(`${caught.length} caught / ${total} that leave another schema`);
    t.diagnostic(`${fails.length} do not run, ${identical.length} leave the same schema`);
    if (process.env['UPDATE']) return writeIdentical(identical);
    assert.deepEqual(identical, identical.filter(isKnown), 'these leave the same schema, too');
  });

  async function tried(fixture: MutationFixture, mutant: Mutant): Promise<void> {
    const scripts = { ...fixture, down: mutant.text };
    const rehearsal = await rehearseCase(there.stage, scripts, { isDraft: true });
    assert(rehearsal);
    const [verdict, ...words] = inWords(rehearsal);
    const title = `${fixture.name}, ${mutant.title}`;
    if (verdict === 'fails' || verdict === 'not-provable') {
      assert.match(words.join('\n'), /^(?:down|Not run here)/m);
      counts.fails.push(title);
    } else if (verdict === 'not-reversed') {
      assertNamed(rehearsal, scripts, mutant);
      counts.caught.push(title);
    } else {
      const isNeeded = verdict === 'lossy' || !mutant.isWhole;
      assert.ok(isNeeded, 'a statement that could as well be missing');
      const deltas = await deltasOf(scripts);
      if (deltas.length > 0) counts.missed.push(title);
      assert.deepEqual(deltas, [], 'pg-delta sees a difference');
      counts.identical.push(`${title}: ${verdict}`);
    }
  }

  /** What pg-delta has to say where the fingerprint is silent. Some rehearsals end behind up. */
  function deltasOf({ name, up, down }: MutationFixture): Promise<string[]> {
    return onStage(async (session) => {
      const { length } = await session.query('SELECT FROM _sqlx_migrations');
      await session.script(`BEGIN; ${length > 1 ? '' : up};\n${down}`);
      const before = original.get(name);
      assert(before);
      // A mutant may name a role that never was: it is made up, and stays on the stage.
      const deltas = deltasBetween(before, await readFacts(session));
      return deltas.filter((it) => !it.startsWith('add role:'));
    });
  }

  async function onStage<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const session = await there.stage.open();
    try {
      return await work(session);
    } finally {
      await session.script('ROLLBACK');
      await session.close();
    }
  }
});

/** A message names an object, and has to do with what the statement names. */
function assertNamed(rehearsal: Rehearsal, scripts: MutationFixture, { original }: Mutant): void {
  const migration = {
    up: scriptOf('up.sql', scripts.up),
    down: scriptOf('down.sql', scripts.down),
  };
  const messages = complaintsOf(rehearsal, migration as Migration, parser).map((it) => it.message);
  const said = new Set(wordsOf(original));
  const isNamed = rehearsal.differences.some((difference) =>
    messages
      .filter((it) => it.toLowerCase().startsWith(`${differenceName(difference)} `.toLowerCase()))
      .some((it) => wordsOf(it.slice(difference.kind.length)).some((word) => said.has(word))),
  );
  assert.ok(isNamed, `${messages.join('\n')}\ndoes not name what stands in\n${original}`);
}

/** `things_id_seq` is what a statement about `things` has to do with. */
function wordsOf(text: string): string[] {
  const words =
    text
      .toLowerCase()
      .replaceAll('public.', '')
      .match(/[a-z0-9]+/g) ?? [];
  return words.filter((it) => !WORDING.has(it));
}

/** What messages and statements have in common by chance. */
const WORDING: ReadonlySet<string> = new Set(
  'in on of as is it was not by the id left behind down script brought back null t f'.split(' '),
);

const IDENTICAL = join(import.meta.dirname, '../fixtures/rehearsal/mutants/identical.txt');

/** Whether it stands in the list of those that leave the same schema, which was read by a person. */
function isKnown(title: string): boolean {
  return knownIdentical().includes(title);
}

function knownIdentical(): string[] {
  return readFileSync(IDENTICAL, 'utf8').split('\n').slice(0, -1);
}

/** A part of the mutants adds to the list, all of them make it anew. */
function writeIdentical(found: readonly string[]): void {
  const titles = NTH === 1 ? found : new Set([...knownIdentical(), ...found]);
  writeFileSync(IDENTICAL, [...titles, ''].join('\n'));
}

function scriptOf(path: string, text: string): NonNullable<Migration['up']> {
  return { path, text, noTransaction: false, checksum: Buffer.alloc(0) };
}

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Session } from '../../src/database/session.ts';
import type { Migration } from '../../src/migrations/migration.ts';
import { rehearseFolder } from '../../src/rehearsal/rehearseFolder.ts';
import type { BuiltInStage } from '../../src/rehearsal/stage/builtInStage.ts';
import { folderOf, migration } from '../support/migrations.ts';
import { context, inWords, rehearseCase, type Scripts } from './rehearseCase.ts';
import { useStage } from './useStage.ts';
import { WatchedStage } from './watchedStage.ts';

describe('one stage for all windows of a workspace', () => {
  const there = useStage();
  const both = (): [BuiltInStage, BuiltInStage] => [there.stage, there.second];

  test('its time zone is not UTC, where a time without one could become one with for nothing', async () => {
    const session = await there.stage.open();
    const [row] = await session.query('SHOW TimeZone');
    assert.deepEqual(row, { TimeZone: 'Asia/Kathmandu' });
    await session.close();
  });

  test('a second one waits until the first has left, and finds what that has made', async () => {
    const [one, other] = both();
    const session = await one.open();
    await session.script('CREATE TABLE made_by_one ()');
    let isOpen = false;
    const opening = other.open().then((it) => {
      isOpen = true;
      return it;
    });
    assert.equal(await session.tryLock(1n), true);
    assert.equal(isOpen, false);
    await session.close();
    assert.equal(await has(await opening, 'made_by_one'), true);
    await (await opening).close();
  });

  test('who waits may give up', async () => {
    const [one, other] = both();
    const session = await one.open();
    const abort = new AbortController();
    const opening = other.open(abort.signal);
    abort.abort();
    await assert.rejects(opening, { name: 'ConnectionError', reason: 'cancelled' });
    await session.close();
  });

  test('what one leaves unlike its ledger, the next throws away', async () => {
    const [one, other] = both();
    const session = await one.open();
    await session.script('CREATE TABLE left_behind ()');
    await one.markDirty();
    await session.close();
    const next = await other.open();
    assert.equal(await has(next, 'left_behind'), false);
    await next.close();
  });

  test('two rehearse at once, and each gets its verdict', async () => {
    const words = await Promise.all(
      both().map(async (stage, n) => {
        const scripts = {
          up: `CREATE TABLE t${n} ();`,
          down: n === 0 ? 'SELECT 1;' : 'DROP TABLE t1;',
        };
        return inWords(await rehearseCase(stage, scripts));
      }),
    );
    assert.deepEqual(
      words.map(([verdict]) => verdict),
      ['not-reversed', 'reversible'],
    );
  });

  test('roles that no migration makes are made up, and gone when one makes them', async () => {
    const [stage] = both();
    const up = 'ALTER TABLE orders OWNER TO app;';
    const down = 'ALTER TABLE orders OWNER TO postgres;';
    assert.deepEqual(inWords(await rehearseCase(stage, { up, down }, { isDraft: true })), [
      'reversible',
    ]);
    const made = { up: `CREATE ROLE app; ${up}`, down: `${down} DROP ROLE app;` };
    assert.deepEqual(inWords(await rehearseCase(stage, made, { isDraft: true })), ['reversible']);
  });

  test('what cannot be rolled back is told of before the stage is put back for the next save', async () => {
    const [stage, other] = both();
    const drop = 'DROP INDEX CONCURRENTLY late';
    const sent: string[] = [];
    const watched = new WatchedStage(stage, (sql) => sent.push(sql));
    const drops = (): number => sent.filter((it) => it.includes(drop)).length;
    const late = migration({
      version: 2n,
      up: '-- no-transaction\nCREATE INDEX CONCURRENTLY late ON orders (id);',
      down: `-- no-transaction\n${drop};`,
    });
    const folder = folderOf([
      migration({ version: 1n, up: 'CREATE TABLE orders (id int);', down: 'DROP TABLE orders;' }),
      late,
    ]);
    const isWanted = ({ version }: Migration): boolean => version === 2n;
    for await (const it of rehearseFolder(watched, { folder, context, isWanted, isDraft: true })) {
      assert.equal(it.verdict, 'reversible');
      assert.equal(drops(), 1);
    }
    assert.equal(drops(), 2);
    const session = await other.open();
    assert.equal(await has(session, 'late'), false);
    assert.equal(await has(session, 'orders'), true);
    await session.close();
  });

  test('what does not run before it is not its fault, and is done without', async () => {
    const [stage] = both();
    const base = 'CREATE TABLE a (); SELECT no_such();';
    const said = async (scripts: Omit<Scripts, 'base'>): Promise<string> =>
      inWords(await rehearseCase(stage, { base, ...scripts })).join('\n');
    assert.match(
      await said({ up: 'CREATE TABLE b ();', down: 'DROP TABLE b;' }),
      /^not-provable\nBefore it 20240101000000 base does not run \(.*up\.sql\): function no_such\(\) does not exist\. It was rehearsed without\.\nEverything else was run, and its way back works\.$/,
    );
    assert.match(
      await said({ up: 'CREATE TABLE b (); CREATE TABLE c ();', down: 'DROP TABLE b;' }),
      /^not-provable\nextra table public\.c\n.*\nEverything else was run, and its way back leaves differences\.$/,
    );
    assert.match(
      await said({ up: 'ALTER TABLE a ADD b int;' }),
      /^not-provable\n.*\nEverything else fails without it: relation "a" does not exist$/,
    );
    assert.match(
      await said({ up: 'CREATE TABEL b ();' }),
      /^fails\nup at 1:8: syntax error .*\nBefore it /,
    );
  });

  test('what an extension that is missing would have made is not held against a later one', async () => {
    const [stage] = both();
    const scripts = {
      base: 'CREATE EXTENSION postgis;',
      up: 'CREATE TABLE a (b geometry);',
      down: '',
    };
    const rehearsal = await rehearseCase(stage, scripts);
    const [verdict, ...reasons] = inWords(rehearsal);
    assert.equal(verdict, 'not-provable');
    const [{ leg, span } = {}] = rehearsal?.notRun ?? [];
    assert.deepEqual({ leg, span }, { leg: 'up', span: { start: 0, end: 27 } });
    assert.match(
      reasons.join('\n'),
      /^Not run here, as it needs what is not made by CREATE EXTENSION postgis \(type "geometry" does not exist\): CREATE TABLE a/,
    );
  });
});

async function has(session: Session, table: string): Promise<boolean> {
  const [row] = await session.query('SELECT to_regclass($1) IS NOT NULL AS there', [table]);
  return row?.['there'] === true;
}

import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { suite, test } from 'node:test';
import { parseConnectionUrl } from '../../src/database/connect/connectionUrl.ts';
import type { Session } from '../../src/database/session.ts';
import { openPgSession } from '../../src/database/wire/pgSession.ts';
import { dropInvalidIndex } from '../../src/engine/halfDone/dropInvalidIndex.ts';
import { lookAtHalfDone } from '../../src/engine/halfDone/lookAtHalfDone.ts';
import type { Intent, Plan } from '../../src/engine/plan/plan.ts';
import { execute } from '../../src/engine/run/execute.ts';
import type { Failure, Report } from '../../src/engine/run/report.ts';
import type { Migration } from '../../src/migrations/migration.ts';
import { fateText } from '../../src/view/report/fateText.ts';
import { migration } from '../support/migrations.ts';
import { useServer } from '../support/postgres.ts';
import {
  open,
  outcomes,
  planOn,
  relationsOf,
  rowsOf,
  runOn,
  withDefaults,
} from './support/scene.ts';

const server = useServer();

const TABLE = 'CREATE TABLE t (a int, b int); INSERT INTO t VALUES (1, 1), (1, 2)';
const ONE = noTransaction('CREATE INDEX CONCURRENTLY i ON t (a);', 'DROP INDEX CONCURRENTLY i;');
const TWO = noTransaction(
  'CREATE TABLE one ();\nCREATE TABLE two ();',
  'DROP TABLE two;\nDROP TABLE one;',
);

/** A migration outside a transaction that meets what is there already, or leaves something. */
const FIRST_RUNS: readonly {
  readonly title: string;
  readonly before?: readonly string[];
  readonly up: string;
  readonly down?: string;
  readonly outcome: 'done' | 'failed';
  readonly message?: RegExp;
  readonly advice?: RegExp;
  readonly fates?: readonly string[];
  readonly choices?: Failure['choices'];
  readonly invalid?: readonly string[];
  readonly rows: readonly string[];
}[] = [
  {
    title: 'an index that is there already stops the script before it is sent',
    before: ['CREATE INDEX i ON t (a)'],
    up: 'CREATE INDEX CONCURRENTLY i ON t (a);',
    down: 'DROP INDEX i;',
    outcome: 'failed',
    message: /^1 step 1 was not sent: what it does is done already, without a row in the ledger\.$/,
    advice:
      /^Most likely an earlier attempt was ended between its script and its row\. Undo it \(its down script is run\), or mark it as applied/,
    fates: [
      'line 2 is done already: CREATE INDEX CONCURRENTLY i ON t (a) (the index i is there and valid)',
    ],
    choices: ['undo', 'mark'],
    rows: [],
  },
  {
    title: 'IF NOT EXISTS and a valid index: meant so, and no obstacle, as in sqlx',
    before: ['CREATE INDEX i ON t (a)'],
    up: 'CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON t (a);',
    outcome: 'done',
    rows: ['1'],
  },
  {
    title: 'IF NOT EXISTS and an INVALID index: sqlx would write the row',
    before: ['INVALID'],
    up: 'CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON t (a);',
    outcome: 'failed',
    message: /^1 step 1 was not sent: the INVALID index public\.i is in its way\.$/,
    advice: /drop it \(DROP INDEX CONCURRENTLY public\.i\), then run again/,
    invalid: ['public.i'],
    rows: [],
  },
  {
    title: 'REINDEX of an INVALID index is its cure, and no obstacle',
    before: ['INVALID', 'DELETE FROM t'],
    up: 'REINDEX INDEX CONCURRENTLY i;',
    outcome: 'done',
    rows: ['1'],
  },
  {
    title: 'the index of a partitioned table is INVALID by design',
    before: ['CREATE TABLE p (a int) PARTITION BY LIST (a); CREATE INDEX p_a ON ONLY p (a)'],
    up: 'CREATE INDEX IF NOT EXISTS p_a ON ONLY p (a);',
    outcome: 'done',
    rows: ['1'],
  },
  {
    title: 'an index that cannot be built is left INVALID, and nothing else of it remains',
    up: 'CREATE UNIQUE INDEX CONCURRENTLY "Odd i" ON t (a);',
    outcome: 'failed',
    advice: /The index public\."Odd i" is left INVALID: drop it .* Nothing else of it remains\.$/,
    fates: ['line 2 has left its index INVALID: CREATE UNIQUE INDEX CONCURRENTLY "Odd i" ON t (a)'],
    invalid: ['public."Odd i"'],
    rows: [],
  },
  {
    title: 'an index without a name that cannot be built is found by its table',
    up: 'CREATE UNIQUE INDEX CONCURRENTLY ON t (a);',
    outcome: 'failed',
    advice: /The index public\.t_a_idx is left INVALID/,
    invalid: ['public.t_a_idx'],
    rows: [],
  },
  {
    title: 'what REINDEX CONCURRENTLY leaves is found by its name',
    before: ['INVALID'],
    up: 'REINDEX INDEX CONCURRENTLY i;',
    outcome: 'failed',
    advice: /public\.i_ccnew is left INVALID/,
    invalid: ['public.i', 'public.i_ccnew'],
    rows: [],
  },
  {
    title: 'several statements are one transaction: nothing of them remains',
    up: 'CREATE TABLE one ();\nINSERT INTO t VALUES (9);\nCREATE TABLE t ();',
    outcome: 'failed',
    advice: /Nothing of it remains\.$/,
    fates: [
      'line 2 has not landed: CREATE TABLE one ()',
      'line 3 has not landed: INSERT INTO t VALUES (9)',
      'line 4 is done already: CREATE TABLE t () (the table t is there)',
    ],
    rows: [],
  },
  {
    title: 'a COMMIT of its own cuts a script in two',
    up: 'INSERT INTO t VALUES (9);\nCOMMIT;\nCREATE TABLE one ();\nSELECT 1 / 0;',
    outcome: 'failed',
    advice: /Of its 3 statements 1 has landed\. Resume it .*, or mark it as applied/,
    fates: [
      'line 2 has landed: INSERT INTO t VALUES (9)',
      'line 4 has not landed: CREATE TABLE one ()',
      'line 5 has not landed: SELECT 1 / 0',
    ],
    choices: ['resume', 'mark'],
    rows: [],
  },
  {
    title: 'a table that the script itself drops first is no obstacle',
    before: ['CREATE TABLE one ()'],
    up: 'DROP TABLE one;\nCREATE TABLE one ();',
    outcome: 'done',
    rows: ['1'],
  },
  {
    title: 'a table of the same name in another schema is none',
    before: ['CREATE SCHEMA s; CREATE TABLE one ()'],
    up: 'SET search_path = s;\nCREATE TABLE one ();',
    outcome: 'done',
    rows: ['1'],
  },
  {
    title: 'a procedure that commits a part of its work cannot be told',
    before: [
      'CREATE PROCEDURE p() LANGUAGE plpgsql AS $$ BEGIN DELETE FROM t; COMMIT; PERFORM 1 / 0; END $$',
    ],
    up: 'CALL p();',
    outcome: 'failed',
    advice: /Whether its statement has landed cannot be told: check the database\.$/,
    fates: ['line 2 cannot be told: CALL p()'],
    rows: [],
  },
];

suite('a script outside a transaction', () => {
  for (const { title, before = [], up, down, outcome, ...expected } of FIRST_RUNS) {
    test(title, async (t) => {
      const url = await server.createDatabase();
      const session = await open(t, url);
      await session.script(TABLE);
      await prepare(session, before);
      const report = await runOn(session, [noTransaction(up, down)]);
      const failure = report.steps[0]?.failure;
      assert.equal(report.outcome, outcome);
      if (expected.message) assert.match(failure?.message ?? '', expected.message);
      if (expected.advice) assert.match(failure?.advice ?? '', expected.advice);
      if (expected.fates) assert.deepEqual(failure?.statements?.map(fateText), expected.fates);
      assert.deepEqual(failure?.choices, expected.choices);
      const invalid = failure?.invalidIndexes?.map(({ name }) => name);
      assert.deepEqual(invalid, expected.invalid);
      assert.deepEqual(await rowsOf(await open(t, url)), expected.rows);
    });
  }
});

suite('an attempt that was killed between script and row', () => {
  test('is finished by a resume, which sends nothing and writes the row', async (t) => {
    const session = await halfDone(t, ONE, 'CREATE INDEX i ON t (a)');
    assert.deepEqual(outcomes(await choose(session, ONE, { kind: 'resume', version: 1n })), [
      'up 1 done',
    ]);
    assert.deepEqual(await rowsOf(session), ['1']);
  });
  test('is finished by a resume, which sends what is missing and nothing else', async (t) => {
    const session = await halfDone(t, TWO, 'CREATE TABLE one ()');
    await choose(session, TWO, { kind: 'resume', version: 1n });
    assert.deepEqual(await rowsOf(session), ['1']);
    assert.deepEqual(await relationsOf(session), ['one', 't', 'two']);
  });
  test('is undone by its down script, outside a transaction or in one', async (t) => {
    const session = await halfDone(t, ONE, 'CREATE INDEX i ON t (a)');
    await choose(session, ONE, { kind: 'undo', version: 1n });
    const plain = { ...ONE, down: migration({ version: 1n, down: 'DROP INDEX i' }).down };
    await session.script('CREATE INDEX i ON t (a)');
    const report = await choose(session, plain as Migration, { kind: 'undo', version: 1n });
    assert.equal(report.outcome, 'done');
    assert.deepEqual(await rowsOf(session), []);
    assert.deepEqual(await relationsOf(session), ['t']);
  });
  test('is undone as far as it was done', async (t) => {
    const session = await halfDone(t, TWO, 'CREATE TABLE one ()');
    const report = await choose(session, TWO, { kind: 'undo', version: 1n });
    assert.equal(report.outcome, 'done');
    assert.deepEqual(await relationsOf(session), ['t']);
  });
  test('is marked as applied', async (t) => {
    const session = await halfDone(t, ONE, 'CREATE INDEX i ON t (a)');
    await choose(session, ONE, { kind: 'mark-applied', versions: [1n] });
    assert.deepEqual(await rowsOf(session), ['1']);
  });
  test('on its way back is finished by a resume, which deletes the row', async (t) => {
    const session = await open(t, await server.createDatabase());
    await session.script(TABLE);
    await runOn(session, [ONE]);
    await session.script('DROP INDEX i');
    const stopped = await runOn(session, [ONE], { kind: 'revert-last' });
    assert.match(stopped.steps[0]?.failure?.message ?? '', /done already, and its row too/);
    assert.deepEqual(stopped.steps[0]?.failure?.choices, ['resume']);
    const report = await choose(session, ONE, { kind: 'resume', version: 1n });
    assert.deepEqual(outcomes(report), ['down 1 done']);
    assert.deepEqual(await rowsOf(session), []);
  });
  test('is not resumed where it has changed since it was shown', async (t) => {
    const session = await halfDone(t, TWO, 'CREATE TABLE one ()');
    const plan = await planFor(session, TWO, { kind: 'resume', version: 1n });
    await session.script('CREATE TABLE two ()');
    const report = await execute(session, plan, withDefaults());
    assert.match(report.steps[0]?.failure?.message ?? '', /is not what was shown/);
    assert.deepEqual(await rowsOf(session), []);
  });
  test('fails in the statement that cannot be sent, and says where', async (t) => {
    const broken = noTransaction('CREATE TABLE one ();\nCREATE INDEX x ON nowhere (a);');
    const session = await halfDone(t, broken, 'CREATE TABLE one ()');
    const report = await choose(session, broken, { kind: 'resume', version: 1n });
    const failure = report.steps[0]?.failure;
    assert.deepEqual(failure?.place, { line: 3, column: 1 });
    assert.equal(failure?.sqlstate, '42P01');
    assert.deepEqual(await rowsOf(session), []);
  });
});

suite('undo and mark', () => {
  const mark = { kind: 'mark-applied', versions: [1n], halfDone: true } as const;
  const undo = { kind: 'undo', version: 1n } as const;
  for (const intent of [undo, mark]) {
    test(`${intent.kind} of what was never begun is refused`, async (t) => {
      const session = await open(t, await server.createDatabase());
      await session.script(TABLE);
      const { refusals, steps } = await planFor(session, ONE, intent);
      assert.match(
        refusals[0]?.message ?? '',
        /nothing that 1 step 1 has done, so there is nothing/,
      );
      assert.deepEqual(steps, []);
    });
    test(`${intent.kind} carries what was seen of the up script`, async (t) => {
      const session = await halfDone(t, TWO, 'CREATE TABLE one ()');
      const { steps, doubts } = await planFor(session, TWO, intent);
      assert.deepEqual(doubts, []);
      assert.deepEqual(
        steps[0]?.left?.map(({ fate }) => fate),
        ['already-there', 'not-landed'],
      );
    });
    test(`${intent.kind} is a doubt where nothing can be told`, async (t) => {
      const session = await open(t, await server.createDatabase());
      await session.script(TABLE);
      for (const up of ['INSERT INTO t VALUES (9);', 'FROBNICATE;']) {
        const { doubts, steps } = await planFor(session, noTransaction(up, 'SELECT 1;'), intent);
        assert.match(doubts[0]?.message ?? '', /anything of 1 step 1 has landed cannot be told/);
        assert.equal(steps.length, 1);
      }
    });
  }
  test('undo meets something else than was shown, and sends nothing', async (t) => {
    const session = await halfDone(t, TWO, 'CREATE TABLE one ()');
    for (const down of [TWO.down, migration({ version: 1n, down: 'DROP TABLE one' }).down]) {
      assert.ok(down);
      const plan = await planFor(session, { ...TWO, down }, undo);
      await session.script('CREATE TABLE two ()');
      const report = await execute(session, plan, withDefaults());
      assert.match(report.steps[0]?.failure?.message ?? '', /is not what was shown/);
      assert.deepEqual(await relationsOf(session), ['one', 't', 'two']);
      await session.script('DROP TABLE two');
    }
  });
  test('a mark is refused for a script in a transaction, and for what has its row', async (t) => {
    const session = await open(t, await server.createDatabase());
    const plain = migration({ version: 1n, up: 'SELECT 1' });
    const inOne = await planFor(session, plain, mark);
    assert.match(inOne.refusals[0]?.message ?? '', /never half done/);
    await runOn(session, [plain]);
    const applied = await planFor(session, plain, mark);
    assert.match(applied.refusals[0]?.message ?? '', /has its row in the ledger/);
  });
});

suite('resume and undo are refused', () => {
  test('where nothing of it is done: that would be a run, or a revert, in disguise', async (t) => {
    const session = await open(t, await server.createDatabase());
    await session.script(TABLE);
    const forth = await planFor(session, ONE, { kind: 'resume', version: 1n });
    assert.match(forth.refusals[0]?.message ?? '', /nothing to resume\. Run it\.$/);
    await runOn(session, [ONE]);
    const back = await planFor(session, ONE, { kind: 'resume', version: 1n });
    assert.match(back.refusals[0]?.message ?? '', /nothing to resume\. Revert it\.$/);
    const undo = await planFor(session, ONE, { kind: 'undo', version: 1n });
    assert.match(undo.refusals[0]?.message ?? '', /has its row in the ledger\. Revert it/);
  });
  test('for a script in a transaction, without a down script, and of an unknown version', async (t) => {
    const session = await open(t, await server.createDatabase());
    const plain = migration({ version: 1n, up: 'SELECT 1', down: 'SELECT 1' });
    const refusal = async (found: Migration, intent: Intent): Promise<string | undefined> =>
      (await planFor(session, found, intent)).refusals[0]?.code;
    assert.equal(await refusal(plain, { kind: 'resume', version: 1n }), 'nothing-to-resume');
    assert.equal(await refusal(plain, { kind: 'undo', version: 1n }), 'nothing-to-resume');
    const bare = noTransaction('SELECT 1');
    assert.equal(await refusal(bare, { kind: 'undo', version: 1n }), 'no-down');
    assert.equal(await refusal(bare, { kind: 'resume', version: 2n }), 'unknown-version');
  });
});

test('what a resume cannot tell is a doubt, and is sent once that is confirmed', async (t) => {
  const found = noTransaction('CREATE TABLE one ();\nCOMMIT;\nINSERT INTO t VALUES (9);');
  const session = await halfDone(t, found, 'CREATE TABLE one ()');
  const plan = await planFor(session, found, { kind: 'resume', version: 1n });
  assert.deepEqual(
    plan.doubts.map(({ code, place }) => [code, place?.line]),
    [['unknown-statement', 4]],
  );
  const refused = await execute(session, plan, withDefaults({ doubtsConfirmed: false }));
  assert.equal(refused.outcome, 'refused');
  await execute(session, plan, withDefaults());
  assert.deepEqual(await rowsOf(session), ['1']);
  assert.equal((await session.query('SELECT FROM t WHERE a = 9')).length, 1);
});

suite('a connection that is lost', () => {
  const lose = async (t: Parameters<typeof open>[0], up: string) => {
    const url = await server.createDatabase();
    const [session, other] = [await open(t, url), await open(t, url)];
    await session.script(TABLE);
    const running = runOn(
      session,
      [noTransaction(up, 'SELECT 1')],
      { kind: 'run' },
      {
        reopen: () => open(t, url),
      },
    );
    return { session, other, running };
  };
  test('before the script has ended: another session tells that nothing has landed', async (t) => {
    const { session, other, running } = await lose(t, 'CREATE TABLE one ();\nSELECT pg_sleep(60);');
    await untilWaiting(other, session.processId, 'PgSleep');
    await other.query('SELECT pg_terminate_backend($1)', [session.processId]);
    const failure = (await running).steps[0]?.failure;
    assert.match(failure?.advice ?? '', /^1 step 1 was under way\. Nothing of it remains\.$/);
    assert.equal(failure?.choices, undefined);
  });
  test('behind a COMMIT of its own: that part has landed', async (t) => {
    const { session, other, running } = await lose(
      t,
      'CREATE TABLE one ();\nINSERT INTO t VALUES (9);\nCOMMIT;\nSELECT pg_sleep(60);',
    );
    await untilWaiting(other, session.processId, 'PgSleep');
    await other.query('SELECT pg_terminate_backend($1)', [session.processId]);
    const failure = (await running).steps[0]?.failure;
    assert.deepEqual(failure?.statements?.map(fateText), [
      'line 2 has landed: CREATE TABLE one () (the table one is there)',
      'line 3 has landed: INSERT INTO t VALUES (9)',
      'line 5 cannot be told: SELECT pg_sleep(60)',
    ]);
    assert.deepEqual(failure?.choices, ['resume', 'undo', 'mark']);
  });
  test('that the server has not noticed: the script goes on, and the person is told', async (t) => {
    const url = await server.createDatabase();
    const other = await open(t, url);
    const socket = connect(server.port, '127.0.0.1');
    const session = await openPgSession(parseConnectionUrl(url, {}), {
      applicationName: 'staircase',
      stream: () => socket,
    });
    const running = runOn(
      session,
      [noTransaction('SELECT pg_sleep(60);')],
      { kind: 'run' },
      {
        reopen: () => open(t, url),
      },
    );
    await untilWaiting(other, session.processId, 'PgSleep');
    socket.destroy();
    const failure = (await running).steps[0]?.failure;
    const told = `The server still works at it (pid ${session.processId}). Run again when`;
    await other.query('SELECT pg_terminate_backend($1)', [session.processId]);
    assert.ok(failure?.advice?.includes(told));
    assert.equal(failure?.statements, undefined);
    assert.equal(failure?.choices, undefined);
  });
  test('without another session: the person is told to look', async (t) => {
    const url = await server.createDatabase();
    const [session, other] = [await open(t, url), await open(t, url)];
    const running = runOn(session, [noTransaction('SELECT pg_sleep(60)')]);
    await untilWaiting(other, session.processId, 'PgSleep');
    await other.query('SELECT pg_terminate_backend($1)', [session.processId]);
    const failure = (await running).steps[0]?.failure;
    assert.match(failure?.advice ?? '', /check whether part of it has remained/);
  });
});

suite('an INVALID index is dropped', () => {
  test('if it is INVALID still, and then the run goes on', async (t) => {
    const session = await open(t, await server.createDatabase());
    await session.script(TABLE);
    const unique = noTransaction('CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS i ON t (a);');
    const failed = await runOn(session, [unique]);
    const [index] = failed.steps[0]?.failure?.invalidIndexes ?? [];
    assert.ok(index);
    await session.script('DELETE FROM t');
    assert.equal((await runOn(session, [unique])).outcome, 'failed');
    assert.deepEqual(await dropInvalidIndex(session, index), { outcome: 'done', refusals: [] });
    assert.equal((await runOn(session, [unique])).outcome, 'done');
    const again = await dropInvalidIndex(session, index);
    assert.match(again.refusals[0]?.message ?? '', /is valid, so nothing was dropped/);
  });
});

function noTransaction(up: string, down?: string): Migration {
  return migration({
    version: 1n,
    up: `-- no-transaction\n${up}\n`,
    ...(down !== undefined && { down: `-- no-transaction\n${down}\n` }),
  });
}

/** `INVALID` stands for an index `i` on `t (a)` that a failed CONCURRENTLY has left. */
async function prepare(session: Session, before: readonly string[]): Promise<void> {
  for (const statement of before) {
    if (statement !== 'INVALID') await session.script(statement);
    else {
      const sql = 'CREATE UNIQUE INDEX CONCURRENTLY i ON t (a)';
      await session.script(sql).catch(() => undefined);
    }
  }
}

/** A database in which an attempt got as far as `landed`, and the next run has stopped at it. */
async function halfDone(
  t: Parameters<typeof open>[0],
  found: Migration,
  landed: string,
): Promise<Session> {
  const session = await open(t, await server.createDatabase());
  await session.script(`${TABLE}; ${landed}`);
  const stopped = await runOn(session, [found]);
  assert.match(stopped.steps[0]?.failure?.message ?? '', /was not sent/);
  assert.deepEqual(await rowsOf(session), []);
  return session;
}

async function planFor(session: Session, found: Migration, intent: Intent): Promise<Plan> {
  return lookAtHalfDone(session, await planOn(session, [found], intent));
}

async function choose(session: Session, found: Migration, intent: Intent): Promise<Report> {
  return execute(session, await planFor(session, found, intent), withDefaults());
}

async function untilWaiting(session: Session, processId: number, event: string): Promise<void> {
  for (;;) {
    const sql = 'SELECT FROM pg_stat_activity WHERE pid = $1 AND wait_event = $2';
    if ((await session.query(sql, [processId, event])).length > 0) return;
  }
}

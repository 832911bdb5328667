import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lookAtHalfDone } from '../../src/engine/halfDone/lookAtHalfDone.ts';
import { execute } from '../../src/engine/run/execute.ts';
import { migration, migrations } from '../support/migrations.ts';
import { useServer } from '../support/postgres.ts';
import { losingSession } from './support/losingSession.ts';
import { open, planOn, relationsOf, rowsOf, runOn, withDefaults } from './support/scene.ts';

const server = useServer();

const INTENTS = [{ kind: 'run' }, { kind: 'mark-applied', versions: [1n] }] as const;

for (const intent of INTENTS) {
  test(`${intent.kind} whose answer is lost at a cancel: it is committed, and called so`, async (t) => {
    const url = await server.createDatabase();
    const abort = new AbortController();
    const session = losingSession(await open(t, url), {
      when: (call, sql) => call === 'pipeline' && sql.includes('INSERT'),
      isDone: true,
      onLoss: () => abort.abort(),
    });
    const options = { signal: abort.signal, reopen: () => open(t, url) };
    const report = await runOn(session, migrations(1n), intent, options);
    assert.equal(report.outcome, 'failed');
    const advice = report.steps[0]?.failure?.advice ?? '';
    assert.match(
      advice,
      /^1 step 1 is applied: its row is there\. Only the server's answer was lost/,
    );
    assert.deepEqual(await rowsOf(await open(t, url)), ['1']);
  });
}

for (const isDone of [true, false]) {
  test(`an undo that is lost at COMMIT has no row that tells, ${isDone ? 'done' : 'or not'}`, async (t) => {
    const url = await server.createDatabase();
    const whole = await open(t, url);
    const found = [
      migration({
        version: 1n,
        up: '-- no-transaction\nCREATE TABLE one ();',
        down: 'DROP TABLE one;',
      }),
    ];
    await whole.script('CREATE TABLE one ()');
    const undo = await planOn(whole, found, { kind: 'undo', version: 1n });
    const plan = await lookAtHalfDone(whole, undo);
    let isDropped = false;
    const session = losingSession(await open(t, url), {
      when: (_, sql) => {
        isDropped ||= sql.includes('DROP TABLE');
        return isDropped && sql === 'COMMIT';
      },
      isDone,
    });
    const report = await execute(session, plan, withDefaults({ reopen: () => open(t, url) }));
    const advice = report.steps[0]?.failure?.advice ?? '';
    assert.match(advice, /^Whether 1 step 1 was committed is not known: an undo leaves no row/);
    assert.match(advice, /Undo it again, which shows first what is still there\.$/);
    assert.deepEqual(await relationsOf(whole), isDone ? [] : ['one']);
  });
}

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { ConnectionError } from '../../src/database/failure.ts';
import type { Session } from '../../src/database/session.ts';
import type { EngineEvent } from '../../src/engine/run/report.ts';
import { migration } from '../support/migrations.ts';
import { useServer } from '../support/postgres.ts';
import { open, outcomes, rowsOf, runOn } from './support/scene.ts';

const server = useServer();

const CHANGE = migration({ version: 1n, up: 'ALTER TABLE t ADD COLUMN b int;' });

suite('a step that waits for another session', () => {
  test('tells who blocks it and with what, and goes on when that has ended', async (t) => {
    const url = await server.createDatabase();
    const [session, other] = [await open(t, url), await open(t, url, 'the report')];
    await holdTable(other);
    const seen: EngineEvent[] = [];
    const onEvent = (event: EngineEvent): void => {
      seen.push(event);
      if (event.kind === 'blocked') void other.script('COMMIT');
    };
    const observe = (): Promise<Session> => open(t, url);
    const report = await runOn(session, [CHANGE], { kind: 'run' }, { onEvent, observe });
    assert.deepEqual(outcomes(report), ['up 1 done']);
    const blocked = seen.find((event) => event.kind === 'blocked');
    assert.equal(blocked?.processId, other.processId);
    assert.match(
      blocked.holder,
      /^held by pid \d+, application the report, since \d+ s, which is idle after: .*LOCK TABLE t;$/,
    );
  });

  test('names it when lock_timeout ends the wait, however short that is', async (t) => {
    const url = await server.createDatabase();
    const [session, other] = [await open(t, url), await open(t, url, 'the report')];
    await holdTable(other);
    const observe = (): Promise<Session> => open(t, url);
    const report = await runOn(session, [CHANGE], { kind: 'run' }, { lockTimeout: 700, observe });
    const failure = report.steps[0]?.failure;
    assert.equal(failure?.sqlstate, '55P03');
    assert.match(
      failure.advice ?? '',
      /^It waited for a lock held by pid \d+, application the report, .* raise lockTimeout/,
    );
    assert.deepEqual(await rowsOf(session), []);
  });

  test('runs as ever where nobody can look', async (t) => {
    const url = await server.createDatabase();
    const [session, other] = [await open(t, url), await open(t, url)];
    await holdTable(other);
    const observe = async (): Promise<Session> => {
      void other.script('COMMIT');
      throw new ConnectionError('too-many-connections', 'None is left.', 'Wait.');
    };
    const report = await runOn(session, [CHANGE], { kind: 'run' }, { observe });
    assert.equal(report.outcome, 'done');
  });

  test('opens no second session for steps that are quick', async (t) => {
    const session = await open(t, await server.createDatabase());
    const observe = (): Promise<Session> => assert.fail('nobody is to look');
    const found = [migration({ version: 1n, up: 'SELECT 1' })];
    assert.equal((await runOn(session, found, { kind: 'run' }, { observe })).outcome, 'done');
  });
});

async function holdTable(session: Session): Promise<void> {
  await session.script('CREATE TABLE t (a int)');
  await session.script('BEGIN; LOCK TABLE t;');
}

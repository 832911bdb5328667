import assert from 'node:assert/strict';
import { test } from 'node:test';
import { migration } from '../support/migrations.ts';
import { useServer } from '../support/postgres.ts';
import { open, type RunOptions, runOn } from './support/scene.ts';

const server = useServer();
const SLEEP = 'SELECT pg_sleep(600);';

const CASES: readonly {
  readonly title: string;
  readonly before?: string;
  readonly up: string;
  readonly options?: RunOptions;
  readonly advice: RegExp;
}[] = [
  {
    title: "a timeout of the target's",
    up: SLEEP,
    options: { statementTimeout: 500 },
    advice: /by statement_timeout: raise statementTimeout of the target\.$/,
  },
  {
    title: "a timeout of the script's own",
    up: `SET LOCAL statement_timeout = 500; ${SLEEP}`,
    options: { statementTimeout: 60_000 },
    advice: /raise statement_timeout where the script sets it\.$/,
  },
  {
    title: "a timeout of the session's, which the target has not",
    before: 'SET statement_timeout = 500',
    up: SLEEP,
    advice: /raise statement_timeout, which comes from the server, the role or the connection\.$/,
  },
  {
    title: 'rows that stand against a constraint',
    before: 'CREATE TABLE t (a int); INSERT INTO t VALUES (1), (1)',
    up: 'CREATE UNIQUE INDEX i ON t (a);',
    advice: /mend them in a statement before this one\.$/,
  },
  {
    title: 'rows that stand against an index that must be alone in its file',
    before: 'CREATE TABLE t (a int); INSERT INTO t VALUES (1), (1)',
    up: '-- no-transaction\nCREATE UNIQUE INDEX CONCURRENTLY i ON t (a);',
    advice:
      /^Rows that are there already stand against it: mend them in a migration before this one\./,
  },
];

for (const { title, before, up, options, advice } of CASES) {
  test(title, async (t) => {
    const session = await open(t, await server.createDatabase());
    if (before) await session.script(before);
    const report = await runOn(session, [migration({ version: 1n, up })], { kind: 'run' }, options);
    assert.match(report.steps[0]?.failure?.advice ?? '', advice);
  });
}

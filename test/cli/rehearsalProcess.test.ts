import assert from 'node:assert/strict';
import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, suite, type TestContext, test } from 'node:test';
import pg from 'pg';
import { makeTree, type Tree } from '../migrations/makeTree.ts';
import { useServer } from '../support/postgres.ts';
import { runProgram, STAIRCASE } from '../support/program.ts';

const ORDERS: Tree = {
  'migrations/1_orders/up.sql': 'CREATE TABLE orders (id bigint PRIMARY KEY, note text);\n',
  'migrations/1_orders/down.sql': 'DROP TABLE orders;\n',
};

const TREE: Tree = {
  ...ORDERS,
  'migrations/2_forgets/up.sql':
    'ALTER TABLE orders ADD state text;\nCREATE INDEX late ON orders (note);\n',
  'migrations/2_forgets/down.sql': 'ALTER TABLE orders DROP state;\n',
  'migrations/3_role/up.sql': 'CREATE ROLE intruder;\nGRANT SELECT ON orders TO nobody_here;\n',
};

/** Of the first one something is told; the second ends only when it is ended. */
const HANGS: Tree = {
  'migrations/1_orders/up.sql': 'CREATE TABLE orders ();\n',
  'migrations/2_hangs/up.sql': 'SELECT pg_sleep(1e6);\n',
};

const KILLED = [null, 'SIGKILL'];

suite('rehearsals of the command line as a process', () => {
  const server = useServer();
  const places = mkdtempSync(join(tmpdir(), 'staircase-rehearsals-'));
  after(() => rmSync(places, { recursive: true }));
  const env = { TMPDIR: places };

  afterEach(async () => {
    assert.deepEqual(readdirSync(places).filter(isStage), []);
    assert.deepEqual(processesOf(places), []);
    const found = await ask(
      `SELECT datname AS name FROM pg_database WHERE datname ~ 'rehearsal' UNION ALL
       SELECT rolname FROM pg_roles WHERE rolname IN ('intruder', 'nobody_here') UNION ALL
       SELECT query FROM pg_stat_activity WHERE application_name ~ 'rehearsal'`,
    );
    assert.deepEqual(found, []);
  });

  const ask = async (sql: string): Promise<readonly Record<string, unknown>[]> => {
    const client = new pg.Client({ connectionString: server.url(), ssl: false });
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  };

  test('a server of yours proves as the built-in one does, and is left as it was', async (t) => {
    const cwd = makeTree(t, TREE);
    const args = ['rehearse', '--server', server.url(), '--json'];
    const { code, stdout, stderr } = await runProgram(STAIRCASE, args, { cwd, env });
    assert.deepEqual([code, stderr], [1, '']);
    const { migrations } = JSON.parse(stdout);
    assert.deepEqual(
      migrations.map((it: { verdict: string }) => it.verdict),
      ['reversible', 'not-reversed', 'not-provable'],
    );
    const [{ version }] = (await ask("SELECT current_setting('server_version') AS version")) as [
      { version: string },
    ];
    assert.equal(migrations[0].observedOn, `PostgreSQL ${version}`);
  });

  test('so do down and schema', async (t) => {
    const cwd = makeTree(t, TREE);
    const on = ['--server', server.url()];
    const down = await runProgram(STAIRCASE, ['down', '2', '--repair', ...on], { cwd, env });
    assert.equal(down.code, 0);
    assert.match(down.stdout, /^DROP INDEX IF EXISTS public\.late;$/m);
    const schema = await runProgram(STAIRCASE, ['schema', '--at', '2', ...on], { cwd, env });
    assert.match(schema.stdout, /CREATE INDEX late ON public\.orders/);
    assert.doesNotMatch(schema.stdout, /rehearsal|client_connection/);
  });

  test('a password is never told, whatever is in it', async (t) => {
    const cwd = makeTree(t, ORDERS);
    const secret = 'ge%23he%2Fim:%40$(x)%25';
    const url = server.url().replace('postgres@', `stranger:${secret}@`);
    for (const more of [[], ['--json'], ['--format', 'junit']]) {
      const args = ['rehearse', '--server', url, ...more];
      const { code, stdout, stderr } = await runProgram(STAIRCASE, args, { cwd, env });
      assert.equal(code, 1);
      assert.match(stdout + stderr, /there is no role named stranger/);
      assert.doesNotMatch(stdout + stderr, /ge(?:%23|#)he/);
    }
  });

  /** The server or, where none is named, the built-in PostgreSQL is in the script that never ends. */
  const hanging = async (t: TestContext, on: readonly string[]): Promise<Run> => {
    const run = start(t, ['rehearse', ...on]);
    await run.says('1 orders: no-down');
    while (on.length > 0 && (await sleepers()) === 0);
    return run;
  };

  const start = (t: TestContext, args: readonly string[]): Run => {
    const options = { cwd: makeTree(t, HANGS), env: { PATH: process.env['PATH'], ...env } };
    const child = spawn(STAIRCASE.file, [...STAIRCASE.first, ...args], options);
    t.after(() => child.kill('SIGKILL'));
    return runOf(child);
  };

  const sleepers = async (): Promise<number> =>
    (await ask("SELECT FROM pg_stat_activity WHERE query ~ '^SELECT pg_sleep'")).length;

  for (const isServer of [true, false]) {
    test(`Ctrl-C on ${isServer ? 'a server' : 'the built-in one'} leaves nothing`, async (t) => {
      const run = await hanging(t, isServer ? ['--server', server.url()] : []);
      run.child.kill('SIGINT');
      const { end, out, err } = await run.ended;
      assert.deepEqual(end, [130, null]);
      assert.match(out, /^1 rehearsed on PostgreSQL 18\S*: 1 no-down\.$/m);
      assert.equal(err, 'It was ended before all were rehearsed.\n');
      assert.equal(await sleepers(), 0);
    });
  }

  test('what a killed one ran on a server ends by itself, and the next drops the rest', async (t) => {
    const run = await hanging(t, ['--server', server.url()]);
    run.child.kill('SIGKILL');
    assert.deepEqual((await run.ended).end, KILLED);
    while ((await sleepers()) > 0);
    const left = await ask("SELECT FROM pg_database WHERE datname ~ '^staircase_rehearsal_'");
    assert.equal(left.length, 1);
    const args = ['rehearse', '--server', server.url()];
    const next = await runProgram(STAIRCASE, args, { cwd: makeTree(t, ORDERS), env });
    assert.equal(next.code, 0);
  });

  test('what a killed one has left of the built-in PostgreSQL is removed by the next', async (t) => {
    const run = await hanging(t, []);
    run.child.kill('SIGKILL');
    assert.deepEqual((await run.ended).end, KILLED);
    assert.equal(readdirSync(places).filter(isStage).length, 1);
    const next = await runProgram(STAIRCASE, ['rehearse'], { cwd: makeTree(t, ORDERS), env });
    assert.equal(next.code, 0);
  });
});

/** A process and what it says. */
interface Run {
  readonly child: ChildProcess;
  /** Resolves when this is on stdout. Rejects when the process ends without it. */
  says(text: string): Promise<void>;
  readonly ended: Promise<{
    readonly end: readonly unknown[];
    readonly out: string;
    readonly err: string;
  }>;
}

function runOf(child: ChildProcessWithoutNullStreams): Run {
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk) => {
    said.out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    said.err += chunk;
  });
  const ended = once(child, 'close').then((end) => ({ end, ...said }));
  const says = async (text: string): Promise<void> => {
    while (!said.out.includes(text)) {
      const more = await Promise.race([once(child.stdout, 'data'), ended]);
      if (!Array.isArray(more)) throw new Error(`It ended with ${more.end}: ${more.err}`);
    }
  };
  return { child, says, ended };
}

function isStage(name: string): boolean {
  return name.startsWith('staircase-rehearsal-');
}

/** The command lines of processes that name a directory; none where there is no /proc to tell. */
function processesOf(directory: string): string[] {
  const ids = existsSync('/proc/self/cmdline') ? readdirSync('/proc') : [];
  return ids
    .filter((it) => /^\d+$/.test(it))
    .flatMap((id) => {
      try {
        const line = readFileSync(`/proc/${id}/cmdline`, 'utf8');
        return line.includes(directory) ? [line] : [];
      } catch {
        return [];
      }
    });
}

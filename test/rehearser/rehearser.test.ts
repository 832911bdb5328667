import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { root } from '../../scripts/paths.ts';
import { Rehearser } from '../../src/extension/rehearsal/rehearser.ts';
import { BuiltInStage } from '../../src/rehearsal/stage/builtInStage.ts';
import type { RehearseNews, RehearseQuestion } from '../../src/rehearser/rehearseTask.ts';
import { useBuiltIn } from '../support/builtIn.ts';

const FILES = {
  '1_orders/up.sql': 'CREATE TABLE orders (id bigint PRIMARY KEY, note text);\n',
  '1_orders/down.sql': 'DROP TABLE orders;\n',
  '2_late/up.sql': 'ALTER TABLE orders ADD COLUMN state text;\nCREATE INDEX late ON orders (id);\n',
  '2_late/down.sql': 'ALTER TABLE orders DROP COLUMN state;\n',
};

describe('the thread of rehearsals', () => {
  const builtIn = useBuiltIn();
  const rehearser = new Rehearser(join(root, 'src', 'rehearser', 'main.ts'));
  let folder = '';
  let question: RehearseQuestion;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'staircase-rehearser-'));
    for (const [name, text] of Object.entries(FILES)) await write(name, text);
    const { environment } = builtIn;
    const directory = join(environment.dataRoot, 'stage');
    const configured = { ledgerName: '_sqlx_migrations', createSchemas: [], ignoredChars: [] };
    question = {
      stage: { directory, environment },
      folder: { path: folder, ...configured, allowTransactionControl: false },
      isDraft: true,
    };
  });
  after(async () => {
    await rehearser.close();
    await new BuiltInStage(question.stage.directory, question.stage.environment).close();
    await rm(folder, { recursive: true });
  });

  test('tells of each migration when its turn comes and when it is done', async () => {
    const { told } = await asked({});
    assert.deepEqual(told, ['begun 1', '1 reversible', 'begun 2', '2 not-reversed']);
  });

  /** Work of this thread all together, which on a busy machine says more than how late it is. */
  test('leaves the thread that asks so little to do that it is never blocked for 50 ms', async () => {
    const before = process.threadCpuUsage();
    await asked({});
    const { user, system } = process.threadCpuUsage(before);
    assert.ok(user + system < 50_000, `${(user + system) / 1000} ms`);
  });

  test('writes a down script that is proven, and repairs one', async () => {
    const { isDraft: _, ...rest } = question;
    const written = await rehearser.ask('writeDown', { ...rest, version: 2n, mode: 'generate' });
    assert.equal(written?.path, join(folder, '2_late', 'down.sql'));
    assert.deepEqual([written.isProven, written.before], [true, FILES['2_late/down.sql']]);
    const repaired = await rehearser.ask('writeDown', { ...rest, version: 2n, mode: 'repair' });
    assert.equal(repaired?.verdict, 'reversible');
    assert.ok(repaired.text.startsWith(FILES['2_late/down.sql']));
    assert.match(repaired.text, /^DROP INDEX IF EXISTS public\.late;$/m);
    const none = await rehearser.ask('writeDown', { ...rest, version: 7n, mode: 'generate' });
    assert.equal(none, undefined);
  });

  test('says at both scripts what is left behind', async () => {
    const { news } = await asked({ wanted: { paths: [join(folder, '2_late', 'down.sql')] } });
    const [, done] = news;
    assert.equal(done?.kind, 'done');
    const { findings, scripts } = done.rehearsed;
    const shown = findings.map(({ path, span, message, rule }) => {
      const script = scripts.find((it) => it.path === path);
      return [rule, script?.role, script?.text.slice(span.start, span.end), message];
    });
    assert.deepEqual(shown, [
      [
        'not-reversed',
        'up',
        'CREATE INDEX late ON orders (id)',
        'Index public.late is left behind by the down script.',
      ],
      [
        'not-reversed',
        'down',
        '',
        'Index public.late is left behind by the down script (up.sql, line 2).',
      ],
    ]);
  });

  test('has the schemas that differ as SQL, and nothing else of the catalogue', async () => {
    const { news } = await asked({ wanted: { versions: [2n] } });
    const [, done] = news;
    assert.equal(done?.kind, 'done');
    const { schemas, rehearsal } = done.rehearsed;
    assert.deepEqual(Object.keys(rehearsal).includes('compared'), false);
    const { expected = '', actual } = schemas ?? {};
    const index = 'CREATE INDEX late ON public.orders USING btree (id);\n';
    assert.match(expected, /^CREATE TABLE public\.orders \([^;]*\);\n$/);
    assert.equal(actual, `${expected}${index}`);
  });

  test('reads schemas before and after a migration, and says what does not run', async () => {
    const { stage, folder } = question;
    const version = 2n;
    const places = [
      { kind: 'before', version },
      { kind: 'after', version },
    ] as const;
    const answer = await rehearser.ask('schema', { stage, folder, places });
    assert.ok('texts' in answer);
    const [before, after] = answer.texts;
    assert.deepEqual([before?.name, after?.name], ['1 orders', '2 late']);
    assert.doesNotMatch(before?.text ?? '', /state|late|_sqlx/);
    assert.match(after?.text ?? '', /state text[\s\S]*CREATE INDEX late/);
    const gone = [{ kind: 'after', version: 7n }] as const;
    assert.deepEqual(await rehearser.ask('schema', { stage, folder, places: gone }), {
      failure: {
        message: `There is no migration 7 in ${folder.path}.`,
        advice: 'Refresh, and choose one that is there.',
      },
    });
  });

  test('reads what is on disk now', async () => {
    await write('2_late/down.sql', 'DROP INDEX late;\nALTER TABLE orders DROP COLUMN state;\n');
    const { told } = await asked({ wanted: { versions: [2n] } });
    assert.deepEqual(told, ['begun 2', '2 reversible']);
  });

  test('ends what nobody waits for, and goes on with the next', async () => {
    await write('3_endless/up.sql', 'DO $$ BEGIN LOOP END LOOP; END $$;\n');
    const abort = new AbortController();
    const onNews = () => abort.abort();
    const { told } = await asked({ wanted: { versions: [3n] } }, abort.signal, onNews);
    assert.deepEqual(told, ['begun 3']);
    assert.deepEqual((await asked({ wanted: { versions: [2n] } })).told, [
      'begun 2',
      '2 reversible',
    ]);
  });

  test('goes no further than what has begun once that is enough', async () => {
    const enough = new AbortController();
    const told: string[] = [];
    const onNews = (news: RehearseNews): void => {
      told.push(inWords(news));
      enough.abort();
    };
    await rehearser.ask('rehearse', question, { onNews, enough: enough.signal });
    assert.deepEqual(told, ['begun 1', '1 reversible']);
  });

  test('says what keeps the stage from starting', async () => {
    const environment = { ...question.stage.environment, serverScript: '/nowhere/server.cjs' };
    const directory = join(folder, 'other-stage');
    const asking = asked({ stage: { directory, environment } });
    await assert.rejects(asking, { name: 'ConnectionError', message: /\/nowhere\/server\.cjs/ });
  });

  test('a thread that has ended is started anew', async () => {
    await rehearser.close();
    const { told } = await asked({ wanted: { versions: [1n] } });
    assert.deepEqual(told, ['begun 1', '1 reversible']);
  });

  async function write(name: string, text: string): Promise<void> {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }

  async function asked(
    changes: Partial<RehearseQuestion>,
    signal?: AbortSignal,
    onEach: (news: RehearseNews) => void = () => undefined,
  ) {
    const news: RehearseNews[] = [];
    const onNews = (it: RehearseNews): void => {
      news.push(it);
      onEach(it);
    };
    const options = { onNews, ...(signal && { signal }) };
    await rehearser.ask('rehearse', { ...question, ...changes }, options);
    return { news, told: news.map(inWords) };
  }
});

function inWords(news: RehearseNews): string {
  if (news.kind === 'begun') return `begun ${news.version}`;
  const { version, verdict } = news.rehearsed.rehearsal;
  return `${version} ${verdict}`;
}

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { Client } from 'pg';
import { Replay } from '../../src/lint/history/replay.ts';
import { downScript } from '../../src/lint/inverse/downScript.ts';
import { formerOf } from '../../src/lint/inverse/formerOf.ts';
import { WrittenComments } from '../../src/lint/inverse/writtenComments.ts';
import { NO_TRANSACTION } from '../../src/migrations/script.ts';
import { loadParser } from '../../src/sql/libpgQuery.ts';
import { useServer } from '../support/postgres.ts';
import { findingsIn } from './inverse/findingsIn.ts';

/**
 * Generated down scripts, read as documentation and run on a server: after up and down the catalogs
 * are what they were, a second run of the down script does no harm, and the linter has nothing
 * against it. `UPDATE=1` rewrites them.
 */
const FILE = 'test/lint/inverse/cases.sql';
const CATALOGUE = readFileSync('test/lint/inverse/catalogue.sql', 'utf8');
const parser = await loadParser();
const server = useServer();

interface Case {
  readonly title: string;
  /** `once`: the down script has statements that cannot be run again. `lossy`: it cannot undo all. */
  readonly flags: readonly string[];
  readonly before: string;
  readonly up: string;
  readonly down: string;
}

const cases = readFileSync(FILE, 'utf8')
  .split(/^-- case: /m)
  .slice(1)
  .map(readCase);
const written: string[] = [];

for (const it of cases) {
  test(it.title, async () => {
    const down = generated(it);
    written.push(shown(it, down));
    if (process.env['UPDATE'] === undefined) assert.equal(down, it.down);
    assert.deepEqual(findingsIn(it.before, it.up, down), []);
    await proveOnServer(it, down);
  });
}

after(() => {
  if (process.env['UPDATE'] !== undefined) writeFileSync(FILE, `${written.join('\n')}`);
});

function readCase(text: string): Case {
  const [head = '', ...rest] = text.split('\n');
  const [, title = '', flags = ''] = /^(.*?)(?: \{(.*)\})?$/.exec(head) ?? [];
  const parts = rest.join('\n').split(/^-- (?:before|up|down)\n/m);
  const has = /^-- before$/m.test(text);
  const [before = '', up = '', down = ''] = has ? parts.slice(1) : ['', ...parts.slice(1)];
  const trimmed = (it: string): string => (it.trim() === '' ? '' : `${it.trim()}\n`);
  return {
    title,
    flags: flags.split(', '),
    before: trimmed(before),
    up: trimmed(up),
    down: trimmed(down),
  };
}

function shown({ title, flags, before, up }: Case, down: string): string {
  const marks = flags.join(', ') === '' ? '' : ` {${flags.join(', ')}}`;
  const first = before === '' ? '' : `-- before\n${before}`;
  return `-- case: ${title}${marks}\n${first}-- up\n${up}-- down\n${down}`;
}

function generated({ before, up }: Case): string {
  const replay = new Replay();
  const earlier = { path: 'before.sql', text: before, statements: parser.parse(before).statements };
  replay.add(earlier);
  return downScript({
    up: { text: up, statements: parser.parse(up).statements },
    former: formerOf(replay.at(replay.moment), {
      scripts: () => [earlier],
      comments: (thing) => new WrittenComments(() => [earlier]).before(1, thing),
    }),
    description: 'it',
    version: '20240102030405',
    hasTransaction: !up.startsWith(NO_TRANSACTION),
  });
}

async function proveOnServer({ flags, before, up }: Case, down: string): Promise<void> {
  const client = new Client({ connectionString: await server.createDatabase() });
  await client.connect();
  try {
    await client.query(before);
    const was = await catalogue(client);
    await client.query(up);
    if (!flags.includes('nothing')) assert.notDeepEqual(await catalogue(client), was);
    await client.query(down);
    if (!flags.includes('lossy')) assert.deepEqual(await catalogue(client), was);
    if (!flags.includes('once')) await client.query(down);
  } finally {
    await client.end();
  }
}

async function catalogue(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ line: string }>(CATALOGUE);
  return rows.map(({ line }) => line);
}

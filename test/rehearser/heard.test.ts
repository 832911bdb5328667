import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Migration } from '../../src/migrations/migration.ts';
import type { Rehearsal, Verdict } from '../../src/rehearsal/rehearsal.ts';
import { heard } from '../../src/rehearser/heard.ts';
import { loadParser } from '../../src/sql/libpgQuery.ts';
import { migration } from '../support/migrations.ts';

const parser = await loadParser();

const UP = 'CREATE INDEX late ON orders (id);\nCREATE INDEX later ON orders (id);\n';
const COMMENT = '-- staircase-ignore not-reversed: it is wanted';

/** What is left to say where `late` and `later` are left behind, and whether all of it is ignored. */
const CASES: readonly (readonly [title: string, scripts: Scripts, left: string[], isAll?: true])[] =
  [
    ['no comment', { up: UP }, ['late', 'later']],
    ['a comment at a statement', { up: `${COMMENT}\n${UP}` }, ['later']],
    ['one at each', { up: UP.replaceAll(';', `; ${COMMENT}`) }, [], true],
    ['one for the file', { up: `${UP}-- staircase-ignore-file not-reversed` }, [], true],
    ['one for the file without a name', { up: `${UP}-- staircase-ignore-file` }, ['late', 'later']],
    ['another name', { up: UP.replaceAll(';', '; -- staircase-ignore lossy') }, ['late', 'later']],
    ['one at the head of down.sql', { up: UP, down: `${COMMENT}\n\nSELECT 1;` }, [], true],
  ];

suite('a comment ignores what a rehearsal says by the name of its verdict', () => {
  for (const [title, scripts, left, isAll] of CASES) {
    test(title, () => {
      const { rehearsal, complaints } = heard(leaving('late', 'later'), of(scripts), parser);
      const said = complaints.map(({ message }) => /public\.(\w+)/.exec(message)?.[1]);
      assert.deepEqual([said, rehearsal.isIgnored], [left, isAll]);
      assert.equal(rehearsal.verdict, 'not-reversed');
    });
  }

  test('of a file as a whole at its head', () => {
    const found = rehearsalOf('no-down');
    assert.equal(heard(found, of({ up: UP, down: null }), parser).rehearsal.isIgnored, undefined);
    const up = `-- staircase-ignore no-down: it is small\n${UP}`;
    assert.equal(heard(found, of({ up, down: null }), parser).rehearsal.isIgnored, true);
  });

  test('and a good one is not ignored', () => {
    const found = rehearsalOf('reversible');
    assert.equal(heard(found, of({ up: UP }), parser).rehearsal.isIgnored, undefined);
  });
});

interface Scripts {
  readonly up: string;
  readonly down?: string | null;
}

function of({ up, down = 'SELECT 1;' }: Scripts): Migration {
  return migration({ version: 1n, up, ...(down !== null && { down }) });
}

function leaving(...names: readonly string[]): Rehearsal {
  const differences = names.map((name) => ({
    ...{ change: 'extra' as const, kind: 'index', identity: `public.${name}`, isNote: false },
    ...{ parent: 'public.orders', after: `CREATE INDEX ${name} ON public.orders USING btree (id)` },
  }));
  return { ...rehearsalOf('not-reversed'), differences };
}

function rehearsalOf(verdict: Verdict): Rehearsal {
  return { version: 1n, description: '', verdict, differences: [], changes: [], reasons: [] };
}

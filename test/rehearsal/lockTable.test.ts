import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { observe } from '../../src/rehearsal/observe/observe.ts';
import { loadParser } from '../../src/sql/libpgQuery.ts';
import { LOCK_MODES, type LockMode } from '../../src/sql/lockMode.ts';
import { useStage } from './useStage.ts';

/** Lines of JSON: first the `setup`, then statements with the locks and rewrites that were measured elsewhere. */
const table = process.env['STAIRCASE_LOCK_TABLE'];

interface Measured {
  readonly name: string;
  readonly sql: string;
  readonly locks: Readonly<Record<string, string>>;
  readonly rewrote: readonly string[];
}

const parser = await loadParser();

suite('locks and rewrites are as measured elsewhere', { skip: table === undefined }, () => {
  const there = useStage();

  test('each statement of STAIRCASE_LOCK_TABLE', async (t) => {
    const lines = readFileSync(table ?? '', 'utf8')
      .trim()
      .split('\n');
    const [first, ...rest] = lines.map((it) => JSON.parse(it));
    const session = await there.stage.open();
    await session.script(first.setup);
    const other: string[] = [];
    const unseen: string[] = [];
    for (const it of rest.filter((line): line is Measured => 'locks' in line && 'sql' in line)) {
      const seen = await observe(session, it.sql, { parser });
      if (seen.unseen !== undefined) unseen.push(it.sql);
      else if (!agrees(it, seen.statements)) other.push(it.name);
    }
    await session.close();
    t.diagnostic(`not observed: ${unseen.join(', ')}`);
    assert.deepEqual(other, []);
    // A script that ends or begins transactions by itself is refused before it is run.
    const unexplained = unseen.filter((sql) => !/\b(?:begin|commit|rollback)\b/i.test(sql));
    assert.deepEqual(unexplained, []);
  });
});

function rank(mode: LockMode): number {
  return LOCK_MODES.indexOf(mode);
}

function agrees(
  { locks, rewrote }: Measured,
  statements: Awaited<ReturnType<typeof observe>>['statements'],
): boolean {
  const own = (name: string): string => name.replace(/^\w+\./, '');
  const modes = new Map<string, string>();
  const all = statements.flatMap((it) => it.locks);
  // The strongest last, as the table tells of several statements together.
  for (const { relation, mode } of all.toSorted((a, b) => rank(a.mode) - rank(b.mode)))
    modes.set(own(relation.name), `${mode.replaceAll(' ', '')}lock`.toLowerCase());
  const locked = [...modes].filter(([, mode]) => mode !== 'accesssharelock');
  const written = new Set(statements.flatMap((it) => it.rewritten).map(({ name }) => own(name)));
  const expected = Object.entries(locks).filter(([, mode]) => mode !== 'AccessShareLock');
  return (
    expected.every(([name, mode]) => modes.get(name) === mode.toLowerCase()) &&
    locked.every(([name]) => name in locks) &&
    rewrote.every((it) => written.has(it)) &&
    [...written].every((it) => rewrote.includes(it))
  );
}

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, suite, test } from 'node:test';
import type { Session } from '../../src/database/session.ts';
import type { Observation } from '../../src/rehearsal/observe/observation.ts';
import { observe } from '../../src/rehearsal/observe/observe.ts';
import { observedLines } from '../../src/rehearsal/observe/observedText.ts';
import { readCatalogue } from '../../src/schema/readCatalogue.ts';
import { loadParser } from '../../src/sql/libpgQuery.ts';
import { assertGolden } from '../view/golden.ts';
import { useStage } from './useStage.ts';

const FIXTURES = join(import.meta.dirname, '../fixtures/rehearsal');

function fixture(name: string): string {
  return readFileSync(join(FIXTURES, name), 'utf8');
}

const parser = await loadParser();

suite('what is observed of statements', () => {
  const there = useStage();
  let session: Session;
  before(async () => {
    session = await there.stage.open();
    await session.script(fixture('locks.setup.sql'));
  });

  /** A script for each line that is no comment; what is seen of it is indented. */
  test('locks, what is written anew, and what is read', async () => {
    const scripts = fixture('locks.scripts.sql')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('--'));
    const parts: string[] = [];
    for (const text of scripts) {
      const seen = await observe(session, text, { parser });
      parts.push([text, ...inWords(seen, text).map((it) => `    ${it}`), ''].join('\n'));
    }
    assertGolden('../rehearsal/locks.txt', parts.join('\n'));
  });

  test('leaves the database as it was', async () => {
    await session.script('CREATE SEQUENCE counter');
    const state = async () => [
      await readCatalogue(session),
      await session.query('SELECT count(*) FROM orders'),
      await session.query('SELECT last_value, is_called FROM counter'),
      await session.query('SHOW search_path'),
    ];
    const old = await state();
    const scripts = [
      `SELECT nextval('counter'); SET search_path = archive; DELETE FROM public.orders`,
      `SELECT nextval('counter'); DROP TABLE orders; SELECT 1 / 0`,
      `SELECT nextval('counter'); DROP SEQUENCE counter`,
    ];
    for (const text of scripts) await observe(session, text, { parser });
    assert.deepEqual(await state(), old);
  });

  test('tells the version, and where it stops', async () => {
    const text = 'CREATE INDEX late ON orders (note);\nSELECT 1 / 0;\nSELECT 1';
    const { serverVersion, statements, unseen } = await observe(session, text, { parser });
    assert.match(serverVersion, /^18\./);
    assert.deepEqual(
      statements.map((it) => it.place),
      [{ line: 1, column: 1 }],
    );
    assert.ok(statements.every(({ took }) => took > 0));
    assert.equal(unseen, 'The statement in line 2 fails, and nothing is observed from there on.');
  });
});

function inWords({ statements, unseen }: Observation, text: string): string[] {
  const isOne = statements.length === 1;
  const lines = statements.flatMap((it) => {
    const own = observedLines(it);
    const head = text.slice(it.span.start, it.span.end);
    return isOne ? own : own.map((line) => `${head}: ${line}`);
  });
  return [...lines, ...(unseen === undefined ? [] : [unseen])];
}

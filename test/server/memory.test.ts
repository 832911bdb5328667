import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LintEditor } from './lintEditor.ts';
import { LiveHeap } from './liveHeap.ts';

const EDITS = Number(process.env['STAIRCASE_LINT_EDITS'] ?? 400);
const UP = '20260101000001_orders/up.sql';

/** Megabytes that the living may grow by after the first tenth, whatever the number of edits. */
const MOST_GROWTH = 4;

/** `STAIRCASE_LINT_EDITS=10000` makes it longer, as `.ci/run` does. */
test(`what the server keeps in memory stays the same over ${EDITS} edits`, async (t) => {
  const files = {
    [UP]: script(),
    '20260101000001_orders/down.sql': 'DROP TABLE IF EXISTS t0;\n',
    '20260101000002_later/up.sql': 'ALTER TABLE t0 ADD COLUMN IF NOT EXISTS more text;\n',
  };
  const settings = { 'lint.preset': 'strict' };
  const editor = await LintEditor.start(t, files, { settings }, ['--inspect=127.0.0.1:0']);
  const heap = await LiveHeap.of(editor.server);
  t.after(() => heap.close());
  await editor.open(UP, script());
  const measured: number[] = [];
  for (let n = 0; n < EDITS; n++) {
    const text = n % 2 === 0 ? `-- edit ${n}\n` : '';
    const version = await editor.change(UP, `${text}${script()}-- ${n}\n`);
    await editor.until(UP, (_, it) => it === version);
    editor.published.length = 0;
    if (n % 50 === 49) await paused(editor, n);
    if (n % (EDITS / 10) === EDITS / 10 - 1) measured.push(await heap.megabytes());
  }
  t.diagnostic(`MB alive after each tenth: ${measured.map((it) => it.toFixed(1)).join(', ')}`);
  const [first = 0] = measured;
  const last = measured.at(-1) ?? 0;
  assert.ok(last < first + MOST_GROWTH, `${first} MB grew to ${last} MB`);
});

/** Now and then the whole folder is looked at, as when typing pauses. */
async function paused(editor: LintEditor, n: number): Promise<void> {
  const later = '20260101000002_later/up.sql';
  await editor.write({ [later]: `ALTER TABLE t0 ADD COLUMN more${n} char(${(n % 9) + 1});\n` });
  await editor.until(later, (found) => JSON.stringify(found).includes(`more${n}`));
}

function script(): string {
  const tables = Array.from(
    { length: 10 },
    (_, n) => `CREATE TABLE t${n} (id int, code char(3));\nCREATE INDEX ON t${n} (code);\n`,
  );
  return tables.join('');
}

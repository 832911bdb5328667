import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { LintEditor } from './lintEditor.ts';

const EDITS = Number(process.env['STAIRCASE_LINT_EDITS'] ?? 400);
const UP = '20260101000001_orders/up.sql';

/** `STAIRCASE_LINT_EDITS=10000` makes it longer, as `.ci/run` does. */
test(`the memory of the server stays flat over ${EDITS} edits`, async (t) => {
  const files = {
    [UP]: script(),
    '20260101000001_orders/down.sql': 'DROP TABLE IF EXISTS t0;\n',
    '20260101000002_later/up.sql': 'ALTER TABLE t0 ADD COLUMN IF NOT EXISTS more text;\n',
  };
  const editor = await LintEditor.start(t, files, { settings: { 'lint.preset': 'strict' } });
  await editor.open(UP, script());
  const measured: number[] = [];
  for (let n = 0; n < EDITS; n++) {
    const text = n % 2 === 0 ? `-- edit ${n}\n` : '';
    const version = await editor.change(UP, `${text}${script()}-- ${n}\n`);
    await editor.until(UP, (_, it) => it === version);
    editor.published.length = 0;
    if (n % 50 === 49) await paused(editor, n);
    if (n % (EDITS / 10) === 0) measured.push(residentMegabytes(editor.server.pid));
  }
  t.diagnostic(`resident MB after each tenth: ${measured.map(Math.round).join(', ')}`);
  const [, , third = 0] = measured;
  const last = measured.at(-1) ?? 0;
  // V8 lets its heap grow before it collects: what was alive was the same after 100 and 400 edits.
  assert.ok(last < third * 2 + 50, `${third} MB grew to ${last} MB`);
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

function residentMegabytes(pid: number | undefined): number {
  const [, kilobytes = '0'] =
    /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

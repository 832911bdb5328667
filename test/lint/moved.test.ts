import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Replay, replayedAfter } from '../../src/lint/history/replay.ts';
import { scriptFindings } from '../../src/lint/lint.ts';
import { defaultOptions, type LintOptions } from '../../src/lint/options.ts';
import { ruleSet } from '../../src/lint/ruleSet.ts';
import { RULES } from '../../src/lint/rules.ts';
import { scriptOf } from '../../src/lint/scriptOf.ts';
import { loadParser } from '../../src/sql/libpgQuery.ts';
import type { ParsedScript } from '../../src/sql/parser.ts';
import { Reparser } from '../../src/sql/reparser.ts';

const OPTIONS: LintOptions = {
  ...defaultOptions(new Date()),
  severities: Object.fromEntries(RULES.map(({ name }) => [name, 'warning'])),
};

test('rules see no difference between statements that an edit has moved and new ones', async () => {
  const parser = await loadParser();
  for (const path of globSync('src/lint/rules/*.sql')) {
    const rest = readFileSync(path, 'utf8');
    const [text, edited] = [`SELECT 1;\n${rest}`, `SELECT 100;\n${rest}`];
    const moved = new Reparser(parser).parse(edited, { text, parsed: parser.parse(text) });
    assert.deepEqual(foundIn(path, edited, moved), foundIn(path, edited, parser.parse(edited)));
  }
});

/** With their fixes, in a script that runs after itself: what is there is of such statements, too. */
function foundIn(path: string, text: string, parsed: ParsedScript): unknown {
  const before = new Replay();
  before.add({ path, text, statements: parsed.statements });
  const source = { path, text, role: 'up', wrapping: 'transaction', parsed } as const;
  const history = replayedAfter(source, () => before.fork(before.moment));
  const script = scriptOf(source, OPTIONS, { migration: () => undefined, history });
  return scriptFindings(script, ruleSet(RULES, OPTIONS)).map((it) => ({ ...it, fixes: it.fixes }));
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lintPlain } from '../../src/lint/lint.ts';
import { defaultOptions } from '../../src/lint/options.ts';
import { ruleSet } from '../../src/lint/ruleSet.ts';
import { RULES } from '../../src/lint/rules.ts';
import { scriptOf } from '../../src/lint/scriptOf.ts';
import { parser } from './lintCase.ts';

/** Each with the rules that speak of it: one for one mistake. */
const CASES: readonly (readonly [sql: string, ...rules: readonly string[]])[] = [
  ['\ufeffSELECT 1;', 'bom'],
  ['\\connect other\nSELECT 1;', 'psql-meta-command'],
  ['SELECT :name;', 'psql-meta-command'],
  ['COPY t FROM stdin;\n1\ttwo\n\\.\n\nSELECT 1;', 'copy-from-stdin'],
  ['COPY t FROM stdin;\nSELECT 1;\nSELEC 2;', 'copy-from-stdin', 'syntax-error'],
  ['SELEC 1;\n\\q', 'psql-meta-command', 'syntax-error'],
];

for (const [sql, ...expected] of CASES) {
  test(JSON.stringify(sql), () => {
    const options = defaultOptions(new Date(0));
    const parsed = parser.parse(sql);
    const source = { path: 'a.sql', text: sql, role: 'plain', wrapping: 'none', parsed } as const;
    const found = lintPlain(scriptOf(source, options), ruleSet(RULES, options));
    assert.deepEqual(found.map(({ rule }) => rule).sort(), expected);
  });
}

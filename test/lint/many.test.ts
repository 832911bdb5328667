import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lintPlain } from '../../src/lint/lint.ts';
import { defaultOptions, type LintOptions } from '../../src/lint/options.ts';
import { ruleSet } from '../../src/lint/ruleSet.ts';
import { RULES } from '../../src/lint/rules.ts';
import { scriptOf } from '../../src/lint/scriptOf.ts';
import { loadParser } from '../../src/sql/libpgQuery.ts';

/** More than a call takes arguments. */
const MANY = 150_000;

const parser = await loadParser();

function found(text: string, rule: string, times: number): number {
  const { statements } = parser.parse(text);
  const all = Array.from({ length: times }, () =>
    statements.map(({ kind, node, span, offsetAt }) => ({ kind, node, span, offsetAt })),
  ).flat();
  const options: LintOptions = {
    ...defaultOptions(new Date()),
    preset: 'none',
    severities: { [rule]: 'on' },
  };
  const source = { path: '/x.sql', role: 'plain', wrapping: 'none', text } as const;
  const script = scriptOf({ ...source, parsed: { statements: all } }, options);
  return lintPlain(script, ruleSet(RULES, options)).length;
}

test('a script may have any number of findings', () => {
  assert.equal(found('DROP TABLE t;', 'missing-if-exists', MANY), MANY);
});

test('a list in a statement may be of any length', () => {
  const values = Array.from({ length: MANY }, (_, n) => n).join(', ');
  const text = `CREATE TABLE t (a int); ALTER TABLE t ADD b int DEFAULT coalesce(${values});`;
  assert.equal(found(text, 'adding-field-with-default', 1), 0);
});

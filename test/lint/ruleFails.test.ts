import assert from 'node:assert/strict';
import { test } from 'node:test';
import { folderOf } from '../../src/lint/folderOf.ts';
import { lintFolder } from '../../src/lint/lint.ts';
import { defaultOptions } from '../../src/lint/options.ts';
import type { Check, Rule } from '../../src/lint/rule.ts';
import { ruleSet } from '../../src/lint/ruleSet.ts';
import { readFolder } from '../../src/migrations/readFolder.ts';
import { makeTree } from '../migrations/makeTree.ts';
import { parser } from './lintCase.ts';

const fail = (): never => {
  throw new Error('no such node');
};

const checks: readonly [title: string, failing: Check, at: string][] = [
  ['a statement', { each: 'statement', visit: { SelectStmt: fail } }, '1_a/up.sql:10-18'],
  ['a script', { each: 'script', look: fail }, '1_a/up.sql:0-0'],
  ['a migration', { each: 'migration', look: fail }, '1_a/up.sql:0-0'],
  ['the folder', { each: 'folder', look: fail }, ':0-0'],
  ['a comment', { each: 'ignore', look: fail }, '1_a/up.sql:20-41'],
];

for (const [title, check, at] of checks) {
  test(`a rule that throws at ${title} is told there, and the others are heard`, async (t) => {
    const up = 'SELECT 0;\nSELECT 1;\n-- squawk-ignore none\n';
    const root = makeTree(t, { '1_a/up.sql': up });
    const options = { ...defaultOptions(new Date()), preset: 'strict' as const };
    const folder = folderOf(await readFolder(root), { parser, options });
    const heard = rule('heard', {
      each: 'script',
      look: () => [{ span: NOWHERE, message: 'Heard.' }],
    });
    const found = lintFolder(folder, ruleSet([rule('failing', check), heard], options));
    const failures = found.filter(({ rule }) => rule === 'failing');
    assert.equal(failures.at(-1)?.message, SAID);
    const places = failures.map(
      ({ path, span }) => `${path.slice(root.length + 1)}:${span.start}-${span.end}`,
    );
    assert.equal(places.at(-1), at);
    assert.ok(found.some(({ message }) => message === 'Heard.'));
  });
}

const NOWHERE = { start: 0, end: 0 };
const SAID = 'The rule failing failed here, which is a mistake in Staircase: no such node.';

function rule(name: string, check: Check): Rule {
  return {
    name,
    severity: 'warning',
    category: 'correctness',
    preset: 'strict',
    summary: '',
    check,
  };
}

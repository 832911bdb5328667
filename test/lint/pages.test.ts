import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { RULES } from '../../src/lint/rules.ts';
import { lintFiles } from './lintCase.ts';
import { readPage } from './rulePage.ts';

for (const rule of RULES) {
  describe(`the page of ${rule.name}`, () => {
    const page = readPage(rule.name);

    test('begins with the name and the summary of the rule', () => {
      assert.deepEqual([page.title, page.summary], [rule.name, rule.summary]);
    });

    test('has an example of what is reported, and of what is not', () => {
      assert.deepEqual([...new Set(page.examples.map(({ kind }) => kind))].sort(), ['bad', 'good']);
    });

    for (const { kind, files, flags, line } of page.examples) {
      test(`line ${line}: ${kind}`, async () => {
        const found = await lintFiles(rule, files, flags);
        const said = found.filter((it) => it.rule === rule.name).map(({ message }) => message);
        if (kind === 'good') assert.deepEqual(said, []);
        else assert.notDeepEqual(said, []);
      });
    }
  });
}

describe('the page of syntax-error', () => {
  const { title, examples } = readPage('syntax-error', 'src/lint/unruled');
  const [anyRule] = RULES;

  test('has its name, and examples of what is read and what is not', async () => {
    assert.equal(title, 'syntax-error');
    assert.deepEqual([...new Set(examples.map(({ kind }) => kind))].sort(), ['bad', 'good']);
    for (const { kind, files, flags } of examples) {
      const found = anyRule ? await lintFiles(anyRule, files, flags) : [];
      assert.equal(
        found.some(({ rule }) => rule === 'syntax-error'),
        kind === 'bad',
      );
    }
  });
});

import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, test } from 'node:test';
import { exportName, ruleIndex } from '../../scripts/ruleIndex.ts';
import type { Rule } from '../../src/lint/rule.ts';
import { RULES } from '../../src/lint/rules.ts';
import { SQUAWK_NAMES } from '../../src/lint/squawkNames.ts';
import { parseCases } from '../lint/caseFile.ts';

const stems = globSync('src/lint/rules/*').map((path) => basename(path).replace(/\.\w+$/, ''));

test('the list of rules is what npm run generate writes', () => {
  assert.equal(readFileSync('src/lint/rules.ts', 'utf8'), ruleIndex());
});

test("an alias that is the name of another rule is one of Squawk's, which says both by it", () => {
  const names = new Set(RULES.map(({ name }) => name));
  const shared = RULES.flatMap(({ aliases = [] }) => aliases).filter((it) => names.has(it));
  assert.deepEqual(
    shared.filter((it) => !SQUAWK_NAMES.includes(it)),
    [],
  );
});

test('a rule yields only to rules there are', () => {
  const names = new Set(RULES.map(({ name }) => name));
  const strange = RULES.flatMap(({ yieldsTo = [] }) => yieldsTo).filter((it) => !names.has(it));
  assert.deepEqual(strange, []);
});

for (const stem of new Set(stems)) {
  describe(`src/lint/rules/${stem}`, () => {
    const rule = RULES.find(({ name }) => name === stem);

    test('has code, cases and a page', async () => {
      assert.deepEqual(
        globSync(`src/lint/rules/${stem}.*`)
          .map((it) => it.replace(/.*\./, ''))
          .sort(),
        ['md', 'sql', 'ts'],
      );
      const module = (await import(`../../src/lint/rules/${stem}.ts`)) as Record<string, Rule>;
      assert.equal(module[exportName(stem)], rule);
    });

    test('has a case in which it speaks, one in which it is silent, and one that is mended', () => {
      const cases = parseCases(readFileSync(`src/lint/rules/${stem}.sql`, 'utf8'));
      assert.ok(cases.some(({ expected }) => expected.length > 0));
      assert.ok(cases.some(({ expected }) => expected.length === 0));
      assert.equal(
        cases.some(({ fixed }) => fixed !== undefined),
        rule?.isFixable ?? false,
      );
    });
  });
}

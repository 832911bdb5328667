import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeTree } from '../migrations/makeTree.ts';
import { callStaircase } from './callStaircase.ts';

/** What the schema of SARIF 2.1.0 requires and what GitHub asks for beyond it, part by part. */
test('SARIF has all that its schema requires', async (t) => {
  const directory = makeTree(t, {
    'migrations/1_ä b/up.sql':
      'CREATE TABLE a (b char(3), c int);\nALTER TABLE d\n  DROP COLUMN e;\nCREATE TABL;',
  });
  const line = ['lint', '--format', 'sarif', '--preset', 'strict'];
  const { out } = await callStaircase(line, { directory });
  const log = JSON.parse(out);
  assert.equal(log.version, '2.1.0');
  assert.match(log.$schema, /^https:.*sarif.*2\.1\.0/);
  assert.equal(log.runs.length, 1);
  const [{ tool, results, columnKind }] = log.runs;
  assert.equal(columnKind, 'utf16CodeUnits');
  assert.equal(typeof tool.driver.name, 'string');
  for (const rule of tool.driver.rules) {
    assert.equal(typeof rule.id, 'string');
    assert.equal(typeof rule.shortDescription.text, 'string');
    assert.ok(LEVELS.has(rule.defaultConfiguration.level));
  }
  assert.ok(results.length > 3);
  for (const result of results) requireResult(result, tool.driver.rules);
});

const LEVELS = new Set(['none', 'note', 'warning', 'error']);

// biome-ignore lint/suspicious/noExplicitAny: JSON, looked at part by part
function requireResult(result: any, rules: readonly { id: string }[]): void {
  assert.equal(typeof result.message.text, 'string');
  assert.ok(LEVELS.has(result.level));
  assert.equal(rules[result.ruleIndex]?.id, result.ruleId);
  for (const { physicalLocation } of result.locations) {
    const { uri } = physicalLocation.artifactLocation;
    assert.ok(decodeURI(uri).startsWith('migrations/1_ä b'), uri);
    assert.ok(!uri.includes(' '));
    requireRegion(physicalLocation.region);
  }
  for (const { description, artifactChanges } of result.fixes ?? []) {
    assert.equal(typeof description.text, 'string');
    assert.ok(artifactChanges.length > 0);
    for (const { artifactLocation, replacements } of artifactChanges) {
      assert.equal(typeof artifactLocation.uri, 'string');
      assert.ok(replacements.length > 0);
      for (const { deletedRegion, insertedContent } of replacements) {
        requireRegion(deletedRegion);
        assert.equal(typeof insertedContent.text, 'string');
      }
    }
  }
}

function requireRegion({ startLine, startColumn, endLine, endColumn }: Record<string, number>) {
  for (const it of [startLine, startColumn, endLine, endColumn]) {
    assert.ok(Number.isInteger(it) && Number(it) >= 1);
  }
  assert.ok(Number(endLine) > Number(startLine) || Number(endColumn) >= Number(startColumn));
}

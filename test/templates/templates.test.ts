import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'smol-toml';
import { loadParser } from '../../src/sql/libpgQuery.ts';
import { needsNoTransaction } from '../../src/sql/outsideTransaction.ts';
import { shippedTemplates, TEMPLATES } from './shippedTemplates.ts';

const templates = await shippedTemplates();
const parser = await loadParser();

test('there is a template for each of the common steps', () => {
  assert.deepEqual(templates.map(({ template }) => template.name).sort(), [
    'add_column',
    'add_enum_value',
    'add_foreign_key',
    'blank',
    'create_function',
    'create_index_concurrently',
    'create_table',
  ]);
});

for (const { template, up, down } of templates) {
  test(`${template.name}: both headers say what it is`, () => {
    const directive = '^(-- no-transaction\n)?';
    const version = '-- Version: 20260102030405\n';
    assert.match(up, RegExp(`${directive}-- track orders\n${version}-- Created: 2026-01-02\n`));
    assert.match(down, RegExp(`${directive}-- Rollback for track orders\n${version}`));
  });

  test(`${template.name}: PostgreSQL 18 can read what it makes`, () => {
    for (const script of [up, down]) assert.equal(parser.parse(script).problem, undefined);
  });

  test(`${template.name}: runs outside a transaction only if it must, and then as one statement`, () => {
    for (const script of [up, down]) {
      const parsed = parser.parse(script);
      const mustRunOutside = needsNoTransaction(parsed).length > 0;
      assert.equal(script.startsWith('-- no-transaction'), mustRunOutside);
      if (mustRunOutside) assert.equal(parsed.statements.length, 1);
    }
  });

  test(`${template.name}: a label and one line tell what it is for`, () => {
    const file = new URL(`${template.name}/template.toml`, TEMPLATES);
    const { label, description } = parse(readFileSync(file, 'utf8'));
    assert.match(String(label), /^[A-Z][a-z ]+$/);
    assert.match(String(description), /^[^\n]{20,80}$/);
  });

  test(`${template.name}: a hole has one default, in up and down alike`, () => {
    const defaults = new Map<string, string>();
    for (const [, hole = '', preset = ''] of holesOf(template.up + template.down)) {
      assert.equal(preset, defaults.get(hole) ?? preset, hole);
      defaults.set(hole, preset);
    }
  });

  test(`${template.name}: nothing in double braces is left over`, () => {
    assert.doesNotMatch(up + down, /\{\{|\}\}/);
  });
}

function holesOf(text: string) {
  return text.matchAll(/\{\{(\w+):([^}]*)\}\}/g);
}

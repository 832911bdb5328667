import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { folderOf } from '../../src/lint/folderOf.ts';
import { lintFolder } from '../../src/lint/lint.ts';
import { defaultOptions } from '../../src/lint/options.ts';
import { ruleSet } from '../../src/lint/ruleSet.ts';
import { RULES } from '../../src/lint/rules.ts';
import type { MigrationFolder, Script } from '../../src/migrations/migration.ts';
import { readFolder } from '../../src/migrations/readFolder.ts';
import { shippedTemplates } from '../templates/shippedTemplates.ts';
import { parser } from './lintCase.ts';

/** What ships is clean under `recommended`: it is what people learn from. */
const SAMPLE = 'sample/crates/server/infrastructure/migrations';
const NOW = new Date('2026-06-07T08:09:10Z');

test('the sample migrations are clean', async () => {
  assert.deepEqual(said(await readFolder(SAMPLE)), []);
});

describe('each template is clean, its holes left at their defaults:', async () => {
  for (const { template, up, down } of await shippedTemplates()) {
    // A template that is to be filled in says nothing yet, and that is a finding of its own.
    const quiet = template.name === 'blank' ? ['empty-migration'] : [];
    test(template.name, () => {
      assert.deepEqual(said(folderWith(up, down), quiet), []);
    });
  }
});

function said(read: MigrationFolder, quiet: readonly string[] = []): string[] {
  const options = defaultOptions(NOW);
  const found = lintFolder(folderOf(read, { parser, options }), ruleSet(RULES, options));
  return found
    .filter(({ rule }) => !quiet.includes(rule))
    .map(({ path, rule, message }) => `${path}: ${rule}: ${message}`);
}

/** The migration that the template makes, as if it were on disk. */
function folderWith(up: string, down: string): MigrationFolder {
  const folder = '/migrations';
  const path = `${folder}/20260102030405_track_orders`;
  const script = (name: string, text: string): Script => ({
    path: `${path}/${name}`,
    text,
    noTransaction: text.startsWith('-- no-transaction'),
    checksum: Buffer.alloc(48),
  });
  const migration = {
    version: 20260102030405n,
    description: 'track orders',
    layout: 'directory' as const,
    path,
    folder,
    up: script('up.sql', up),
    down: script('down.sql', down),
  };
  return { path: folder, migrations: [migration], problems: [] };
}

import { folderOf } from '../../../src/lint/folderOf.ts';
import { lintFolder } from '../../../src/lint/lint.ts';
import { defaultOptions } from '../../../src/lint/options.ts';
import { ruleSet } from '../../../src/lint/ruleSet.ts';
import { RULES } from '../../../src/lint/rules.ts';
import type { Migration, Script } from '../../../src/migrations/migration.ts';
import { parser } from '../lintCase.ts';

const options = defaultOptions(new Date('2026-01-01T00:00:00Z'));
const rules = ruleSet(RULES, options);

/** What the linter says of a down script, as that of a migration behind an earlier one. */
export function findingsIn(before: string, up: string, down: string): string[] {
  const migrations = [migration(1n, before, ''), migration(2n, up, down)];
  const folder = folderOf({ path: '/migrations', migrations, problems: [] }, { parser, options });
  return (
    lintFolder(folder, rules)
      .filter(({ path }) => path === '/migrations/2_it/down.sql')
      // A column that was NOT NULL is so again: the comment above it says when that fails.
      .filter(({ rule }) => rule !== 'adding-required-field')
      .map(({ rule, message }) => `${rule}: ${message}`)
  );
}

function migration(version: bigint, up: string, down: string): Migration {
  const path = `/migrations/${version}_it`;
  return {
    version,
    description: 'it',
    layout: 'directory',
    path,
    folder: '/migrations',
    up: script(`${path}/up.sql`, up),
    down: script(`${path}/down.sql`, down.replace('20240102030405', '2')),
  };
}

function script(path: string, text: string): Script {
  const noTransaction = text.startsWith('-- no-transaction');
  return { path, text, noTransaction, checksum: Buffer.alloc(48) };
}

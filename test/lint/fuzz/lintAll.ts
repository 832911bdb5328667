import assert from 'node:assert/strict';
import type { Finding } from '../../../src/lint/finding.ts';
import { folderOf } from '../../../src/lint/folderOf.ts';
import { lintFolder, lintPlain } from '../../../src/lint/lint.ts';
import type { LintOptions } from '../../../src/lint/options.ts';
import { ruleSet } from '../../../src/lint/ruleSet.ts';
import { RULES } from '../../../src/lint/rules.ts';
import { scriptOf } from '../../../src/lint/scriptOf.ts';
import type { Migration, Script } from '../../../src/migrations/migration.ts';
import type { Span } from '../../../src/sql/span.ts';
import { parser } from '../lintCase.ts';

const options: LintOptions = {
  pgVersion: 15,
  assumeInTransaction: true,
  preset: 'strict',
  severities: Object.fromEntries(RULES.map(({ name }) => [name, 'on'] as const)),
  now: new Date('2026-01-01T00:00:00Z'),
};

const rules = ruleSet(RULES, options);

/** Lints a text as a plain script, and with another as a migration behind a third, with every rule. */
export function lintAll(text: string, down: string, earlier: string): void {
  const parsed = parser.parse(text);
  const source = {
    path: '/case.sql',
    text,
    role: 'plain' as const,
    wrapping: 'none' as const,
    parsed,
  };
  const texts = new Map([['/case.sql', text]]);
  check(lintPlain(scriptOf(source, options), rules), texts);
  const migrations = [migration(1n, earlier, earlier), migration(2n, text, down)];
  for (const it of migrations) {
    for (const script of [it.up, it.down]) if (script) texts.set(script.path, script.text);
  }
  const read = { path: '/migrations', migrations, problems: [] };
  check(lintFolder(folderOf(read, { parser, options }), rules), texts);
}

function migration(version: bigint, up: string, down: string): Migration {
  const path = `/migrations/${version}_case`;
  return {
    version,
    description: 'case',
    layout: 'directory',
    path,
    folder: '/migrations',
    up: script(`${path}/up.sql`, up),
    down: script(`${path}/down.sql`, down),
  };
}

function script(path: string, text: string): Script {
  const noTransaction = text.startsWith('-- no-transaction');
  return { path, text, noTransaction, checksum: Buffer.alloc(48) };
}

/** Nothing is said of what is not there, and no fix changes what is not there. */
function check(findings: readonly Finding[], texts: ReadonlyMap<string, string>): void {
  for (const { rule, path, span, message, fixes } of findings) {
    const text = texts.get(path) ?? '';
    assertInside(span, text, rule);
    assert.doesNotMatch(message, /^$|a mistake in Staircase/, rule);
    for (const edit of fixes.flatMap(({ edits }) => edits)) {
      if (edit.kind === 'replace')
        assertInside(edit.span, texts.get(edit.path ?? path) ?? '', rule);
    }
  }
}

function assertInside({ start, end }: Span, text: string, rule: string): void {
  const isInside = 0 <= start && start <= end && end <= text.length;
  assert.ok(isInside, `${rule} speaks of ${start} to ${end} in a text of ${text.length}`);
}

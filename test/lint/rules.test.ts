import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import type { Finding } from '../../src/lint/finding.ts';
import type { Rule } from '../../src/lint/rule.ts';
import { RULES } from '../../src/lint/rules.ts';
import { useServer } from '../support/postgres.ts';
import { applyFixes } from './applyFixes.ts';
import { type ExpectedFinding, parseCases, type RuleCase } from './caseFile.ts';
import { type Files, lintFiles, parser } from './lintCase.ts';
import { runTwice } from './runTwice.ts';

/**
 * The cases of every rule: `src/lint/rules/<rule>.sql`. One rule alone:
 * `STAIRCASE_RULE=ban-char-field node --test test/lint/rules.test.ts`.
 */
const only = process.env['STAIRCASE_RULE'];
const server = useServer();

for (const rule of RULES.filter(({ name }) => only === undefined || name === only)) {
  describe(rule.name, () => {
    const text = readFileSync(`src/lint/rules/${rule.name}.sql`, 'utf8');
    for (const it of parseCases(text)) test(it.title, () => checkCase(rule, it));
  });
}

async function checkCase(rule: Rule, it: RuleCase): Promise<void> {
  const found = await lintFiles(rule, it.files, it.flags);
  const own = found.filter((finding) => finding.rule === rule.name);
  assert.deepEqual(drawn(own.map((finding) => spot(finding, it.files))), drawn(it.expected));
  for (const finding of own) assertSays(finding, it);
  if (!it.fixed) return;
  const fixed = applyFixes(it.files, own);
  assert.deepEqual(Object.fromEntries(fixed), {
    ...kept(fixed, it),
    ...Object.fromEntries(it.fixed),
  });
  await assertMended(rule, it, fixed);
}

/** A file that the case does not show again is as it was. */
function kept(fixed: Files, { files }: RuleCase): Record<string, string> {
  return Object.fromEntries([...files].filter(([path]) => fixed.has(path)));
}

function spot({ path, span, message, help }: Finding, files: Files): ExpectedFinding {
  const text = files.get(path) ?? '';
  const lineEnd = text.slice(span.start).search(/\r?\n|$/) + span.start;
  return {
    path,
    span: { start: span.start, end: Math.min(span.end, lineEnd) },
    says: `${message} ${help}`,
  };
}

/** As lines, so that a failure reads well. */
function drawn(spots: readonly ExpectedFinding[]): string[] {
  return spots.map(({ path, span }) => `${path} ${span.start}-${span.end}`).sort();
}

function assertSays(finding: Finding, it: RuleCase): void {
  const { path, span, says } = spot(finding, it.files);
  const expected = it.expected.filter(
    (other) => other.path === path && other.span.start === span.start,
  );
  assert.ok(
    expected.some((other) => says.includes(other.says)),
    `${JSON.stringify(says)} does not say ${expected.map((other) => JSON.stringify(other.says))}`,
  );
}

/** After its fixes a script is clean for the rule and parses; what is to be repeatable runs twice. */
async function assertMended(rule: Rule, it: RuleCase, fixed: Files): Promise<void> {
  const left = await lintFiles(rule, fixed, it.flags);
  assert.deepEqual(
    left.filter((it) => it.rule === rule.name && it.fixes.length > 0).map(({ message }) => message),
    [],
  );
  for (const [path, text] of fixed) {
    if (path.endsWith('.sql')) assert.equal(parser.parse(text).problem, undefined, path);
  }
  if (rule.category === 'idempotency') await runTwice(await server.createDatabase(), it, fixed);
}

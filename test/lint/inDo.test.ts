import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import type { Rule } from '../../src/lint/rule.ts';
import { RULES } from '../../src/lint/rules.ts';
import type { Statement } from '../../src/sql/parser.ts';
import { parseCases, type RuleCase } from './caseFile.ts';
import { lintFiles, parser } from './lintCase.ts';

/** A rule that looks into DO blocks says of each statement in one what it says of it outside. */
for (const rule of RULES.filter(({ looksIntoDo }) => looksIntoDo)) {
  describe(`${rule.name} in a DO block`, () => {
    const cases = parseCases(readFileSync(`src/lint/rules/${rule.name}.sql`, 'utf8'));
    for (const it of cases.filter(({ files }) => files.size === 1)) {
      test(it.title, () => sameInside(rule, it));
    }
  });
}

async function sameInside(rule: Rule, { files, flags }: RuleCase): Promise<void> {
  const [[path, text] = ['', '']] = files;
  const { statements, problem } = parser.parse(text);
  if (problem || statements.some(isOtherInside)) return;
  const wrapped = statements
    .map((it) => `DO $x$ BEGIN\n${sliceOf(text, it)};\nEND $x$;`)
    .join('\n');
  const inside = await lintFiles(rule, new Map([[path, wrapped]]), flags);
  const outside = await lintFiles(rule, files, flags);
  assert.deepEqual(
    inside.map((it) => `${wrapped.slice(it.span.start, it.span.end)}: ${it.message}`),
    outside.map((it) => `${text.slice(it.span.start, it.span.end)}: ${it.message}`),
  );
}

/** In PL/pgSQL, SELECT INTO sets a variable and COMMIT ends a transaction. */
function isOtherInside({ kind, node }: Statement): boolean {
  return kind === 'TransactionStmt' || kind === 'DoStmt' || 'intoClause' in node;
}

function sliceOf(text: string, { span }: Statement): string {
  return text.slice(span.start, span.end);
}

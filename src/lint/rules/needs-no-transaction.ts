import { moveOut } from '../facts/moveOut.ts';
import { directiveFirst } from '../facts/noTransactionLine.ts';
import { type OutsideOnly, outsideOnly } from '../facts/outsideOnly.ts';
import { semicolonEnd } from '../facts/statementLines.ts';
import { type Fix, replacement, safeFix } from '../fix.ts';
import type { Rule } from '../rule.ts';
import type { LintScript } from '../subject.ts';

export const needsNoTransaction: Rule = {
  name: 'needs-no-transaction',
  summary: 'PostgreSQL refuses some statements inside of a transaction, such as CONCURRENTLY',
  severity: 'error',
  category: 'correctness',
  preset: 'recommended',
  aliases: ['ban-concurrent-index-creation-in-transaction', 'concurrently-in-transaction'],
  isFixable: true,
  yieldsTo: ['concurrently-not-possible'],
  check: {
    each: 'script',
    *look(script) {
      for (const it of outsideOnly(script)) {
        if (!script.isInTransaction(it.statement)) continue;
        const message = `PostgreSQL refuses ${it.name} inside of a transaction, and ${whose(script)}.`;
        yield { span: it.span, message, help: helpOf(script), fixes: () => fixesOf(it, script) };
      }
    },
  },
};

function whose({ role, wrapping }: LintScript): string {
  if (role !== 'plain' && wrapping === 'transaction')
    return 'the runner puts one around this script';
  return 'this statement runs in one';
}

function helpOf(script: LintScript): string {
  if (isAlone(script)) return 'Write -- no-transaction as the first line of the file.';
  return 'Put it into a migration of its own that begins with -- no-transaction.';
}

function isAlone({ statements, parsed }: LintScript): boolean {
  return statements.length === 1 && !parsed.problem;
}

/** On a table that the script makes itself nobody waits, so nothing is gained by CONCURRENTLY. */
function fixesOf(it: OutsideOnly, script: LintScript): Fix[] {
  const plainly = withoutConcurrently(it, script);
  if (script.newTables.has(it.table, it.statement)) return plainly;
  if (isAlone(script)) {
    return [
      safeFix('Write -- no-transaction as the first line', ...directiveFirst(script.text)),
      ...plainly.map((fix) => ({ ...fix, isSafe: false })),
    ];
  }
  const isWrapped = script.wrapping === 'transaction';
  const moved = isWrapped ? moveOut(it, script) : [];
  return [...moved, ...plainly.map((fix) => ({ ...fix, isSafe: false }))];
}

function withoutConcurrently(
  { span, isConcurrent, statement }: OutsideOnly,
  script: LintScript,
): Fix[] {
  if (!isConcurrent) return [];
  const { text } = script;
  const isLast =
    semicolonEnd(text, statement.span.end) > span.end && /^\s*;/.test(text.slice(span.end));
  const start = isLast ? text.slice(0, span.start).trimEnd().length : span.start;
  const end = isLast ? span.end : span.end + (/^\s*/.exec(text.slice(span.end))?.[0].length ?? 0);
  return [safeFix('Leave out CONCURRENTLY', replacement({ start, end }, ''))];
}

import { dirname, join } from 'node:path';
import { type ForeignDirective, foreignDirectives } from '../../sql/foreignDirectives.ts';
import type { Complaint } from '../complaint.ts';
import { directiveFirst } from '../facts/noTransactionLine.ts';
import { lineEndOf } from '../facts/sqlText.ts';
import { wholeLines } from '../facts/statementLines.ts';
import { type Edit, type Fix, replacement } from '../fix.ts';
import type { Rule } from '../rule.ts';
import type { LintScript } from '../subject.ts';

export const otherRunnerDirective: Rule = {
  name: 'other-runner-directive',
  summary: 'A directive of another runner is a comment here: its down part runs with the up part',
  severity: 'error',
  category: 'correctness',
  preset: 'recommended',
  isFixable: true,
  check: {
    each: 'script',
    look(script) {
      if (!script.migration) return [];
      const found = directivesOf(script);
      return found.map((it, index) => complaintOf(it, found.slice(index + 1), script));
    },
  },
};

/** In a down script, a directive for the way down stands where it should, and has no effect. */
function directivesOf({ text, statements, role }: LintScript): ForeignDirective[] {
  const found = foreignDirectives(text, statements);
  return role === 'down'
    ? found.map((it) => (it.does === 'down' ? { ...it, does: 'up' } : it))
    : found;
}

function complaintOf(
  it: ForeignDirective,
  behind: readonly ForeignDirective[],
  script: LintScript,
): Complaint {
  const { span, runner, does } = it;
  return {
    span,
    message: `This is a directive of ${runner}, and to this runner a comment like any other. ${EFFECTS[does]}`,
    help: HELP[does],
    fixes: fixesOf(it, behind, script),
  };
}

const EFFECTS: Readonly<Record<ForeignDirective['does'], string>> = {
  up: 'It has no effect.',
  block: 'It has no effect.',
  other: 'It has no effect.',
  outside: 'The script runs in a transaction.',
  down: 'What stands below it is run as a part of this script, and undoes what stands above.',
};

const HELP: Readonly<Record<ForeignDirective['does'], string>> = {
  up: 'Remove it.',
  block: 'Remove it: statements with a semicolon in them are known as they are.',
  other: 'Remove it.',
  outside: 'Write -- no-transaction as the first line of the file.',
  down: 'Move what stands below it into down.sql.',
};

function fixesOf(
  it: ForeignDirective,
  behind: readonly ForeignDirective[],
  script: LintScript,
): Fix[] {
  const cut = replacement(wholeLines(script.text, it.span), '');
  if (it.does === 'down') return moveDown(it, behind, script);
  if (it.does === 'outside') return [outside(it, cut, script)];
  return [{ title: 'Remove the directive', isSafe: true, edits: [cut] }];
}

/** On its own first line the directive takes the place of theirs. */
function outside({ span }: ForeignDirective, cut: Edit, { text, wrapping }: LintScript): Fix {
  const title = 'Write -- no-transaction as the first line';
  if (wrapping === 'none') return { title: 'Remove the directive', isSafe: true, edits: [cut] };
  const [first, ...others] = directiveFirst(text);
  const isHead = text.slice(0, span.start).trim() === '';
  const lines = wholeLines(text, span);
  const edits = isHead
    ? [replacement({ start: 0, end: lines.end }, first?.kind === 'replace' ? first.text : '')]
    : [...(first ? [first] : []), ...others, cut];
  return { title, isSafe: false, edits };
}

/** Into a down script that is not there yet; one that is there a person must look at. */
function moveDown(
  { span }: ForeignDirective,
  behind: readonly ForeignDirective[],
  { text, path, role, migration }: LintScript,
): Fix[] {
  if (role !== 'up' || !migration || migration.down) return [];
  const target = downPath(path);
  if (target === undefined || behind.some(({ does }) => does === 'up')) return [];
  const lines = wholeLines(text, span);
  const down = withoutBlocks(text.slice(lines.end), behind, lines.end).trim();
  const end = lineEndOf(text);
  const start = text.slice(0, lines.start).trimEnd().length;
  const edits: Edit[] = [
    replacement({ start, end: text.length }, end),
    { kind: 'create', path: target, text: `${down}${end}` },
  ];
  return [{ title: 'Move what stands below it into down.sql', isSafe: false, edits }];
}

function downPath(up: string): string | undefined {
  if (up.endsWith('/up.sql') || up.endsWith('\\up.sql')) return join(dirname(up), 'down.sql');
  return up.endsWith('.up.sql') ? up.replace(/\.up\.sql$/, '.down.sql') : undefined;
}

function withoutBlocks(text: string, behind: readonly ForeignDirective[], base: number): string {
  let [result, at] = ['', 0];
  for (const { span, does } of behind) {
    if (does !== 'block') continue;
    const { start, end } = wholeLines(text, { start: span.start - base, end: span.end - base });
    result += text.slice(at, start);
    at = end;
  }
  return result + text.slice(at);
}

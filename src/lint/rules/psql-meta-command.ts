import type { Span } from '../../sql/span.ts';
import { copyDataSpans } from '../facts/copyData.ts';
import { statementAt } from '../facts/statementAt.ts';
import { wholeLines } from '../facts/statementLines.ts';
import { replacement, safeFix } from '../fix.ts';
import { commentsIn } from '../ignore/comments.ts';
import type { Rule } from '../rule.ts';
import type { LintScript } from '../subject.ts';

export const psqlMetaCommand: Rule = {
  name: 'psql-meta-command',
  summary: 'Commands of psql, such as \\i and \\set, are no SQL, and the server does not know them',
  severity: 'error',
  category: 'correctness',
  preset: 'recommended',
  isFixable: true,
  explainsSyntaxErrors: true,
  check: {
    each: 'script',
    *look(script) {
      for (const { span, command } of metaCommands(script)) {
        const cut = replacement(wholeLines(script.text, span), '');
        yield {
          span,
          message: `${command} is a command of psql. The runner sends the script to the server, which does not know it, so the migration fails.`,
          help: HELP[command] ?? 'Write it as SQL, or remove it.',
          fixes: IDLE.has(command) ? [safeFix('Remove the line', cut)] : [],
        };
      }
      yield* variable(script);
    },
  },
};

const HELP: Readonly<Record<string, string>> = {
  '\\i': 'Copy the text of that file to here.',
  '\\ir': 'Copy the text of that file to here.',
  '\\include': 'Copy the text of that file to here.',
  '\\c': 'Remove it: the runner chooses the database.',
  '\\connect': 'Remove it: the runner chooses the database.',
  '\\copy': 'Write the rows as INSERT, or load the file after the migration.',
};

/** What changes nothing but the way psql works and prints. */
const IDLE: ReadonlySet<string> = new Set(
  String.raw`\echo \qecho \warn \timing \pset \x \t \a \d \dt \restrict \unrestrict \set \unset \prompt`.split(
    ' ',
  ),
);

interface MetaCommand {
  readonly span: Span;
  readonly command: string;
}

/** At the beginning of a line, in no comment, no string and no data of COPY. */
function* metaCommands(script: LintScript): Generator<MetaCommand> {
  const { text, statements } = script;
  if (!AT_LINE_START.test(text)) return;
  const elsewhere = [...commentsIn(text), ...copyDataSpans(script)].toSorted(
    (a, b) => a.start - b.start,
  );
  let next = 0;
  for (const { index, 1: space = '', 2: command = '', 3: rest = '' } of text.matchAll(ALL)) {
    const start = index + space.length;
    while ((elsewhere[next]?.end ?? text.length) <= start && next < elsewhere.length) next++;
    if ((elsewhere[next]?.start ?? text.length) <= start || statementAt(statements, start))
      continue;
    const end = start + command.length + rest.trimEnd().length;
    yield { span: { start, end }, command };
  }
}

const AT_LINE_START = /^[ \t]*\\[a-z!?]/im;

const ALL = /^([ \t]*)(\\[a-z!?]+)(.*)/gim;

/** `:name`, where the parser has stopped at it. */
function* variable({ text, parsed }: LintScript) {
  if (!parsed.problem) return;
  const { offset: start } = parsed.problem;
  const found = /:(?:[a-z_]\w*|'[^'\r\n]*'|"[^"\r\n]*")/iy;
  found.lastIndex = start;
  const [written] = found.exec(text) ?? [];
  if (written === undefined || text[start - 1] === ':') return;
  yield {
    span: { start, end: start + written.length },
    message: `${written} is a variable of psql. The runner sends the script as it is, so the server rejects it.`,
    help: 'Write the value itself.',
  };
}

import type { Finding } from './finding.ts';
import type { LintScript } from './subject.ts';
import { syntaxError } from './syntaxError.ts';

/**
 * What PostgreSQL's parser has against a script, and against the code of its functions and DO blocks,
 * as findings.
 */
export function syntaxFindings({ path, text, parsed }: LintScript): Finding[] {
  const inBodies = parsed.statements.flatMap(({ body }) => body?.()?.problem ?? []);
  const problems = parsed.problem ? [parsed.problem, ...inBodies] : inBodies;
  return problems.map(({ message, offset }) =>
    syntaxError(path, {
      span: wordAt(text, offset),
      message: `PostgreSQL's parser does not take this: ${message}.`,
    }),
  );
}

/** The word at an offset, or the one character; at the end of the text the last one. */
function wordAt(text: string, offset: number): Finding['span'] {
  const start = Math.min(offset, Math.max(0, text.trimEnd().length - 1));
  const word = /\w+|[\s\S]/y;
  word.lastIndex = start;
  const [found = ''] = word.exec(text) ?? [];
  return { start, end: Math.min(start + found.length, text.length) };
}

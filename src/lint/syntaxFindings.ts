import type { Finding } from './finding.ts';
import type { LintScript } from './subject.ts';

/** What PostgreSQL's parser has against a script, as a finding. It cannot be switched off. */
export function syntaxFindings({ path, text, parsed }: LintScript): Finding[] {
  if (!parsed.problem) return [];
  const { message, offset } = parsed.problem;
  return [
    {
      rule: 'syntax-error',
      aliases: [],
      severity: 'error',
      category: 'correctness',
      path,
      span: wordAt(text, offset),
      message: `PostgreSQL's parser does not take this: ${message}.`,
      fixes: [],
    },
  ];
}

/** The word at an offset, or the one character; at the end of the text the last one. */
function wordAt(text: string, offset: number): Finding['span'] {
  const start = Math.min(offset, Math.max(0, text.trimEnd().length - 1));
  const word = /\w+|[\s\S]/y;
  word.lastIndex = start;
  const [found = ''] = word.exec(text) ?? [];
  return { start, end: Math.min(start + found.length, text.length) };
}

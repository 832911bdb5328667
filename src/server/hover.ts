import type { Hover, Position } from 'vscode-languageserver';
import { statementAt } from '../lint/facts/statementAt.ts';
import { hoverOf } from '../lint/locks/hover.ts';
import type { CurrentFile } from './lintServer.ts';
import type { Pages } from './pages.ts';

/** What the statement at a place locks, and the pages of the rules that found something there. */
export function hoverAt(
  { file, text }: CurrentFile,
  position: Position,
  pages: Pages,
): Hover | undefined {
  const offset = text.offsetAt(position);
  const { script, shown } = file;
  const statement = script && statementAt(script.statements, offset);
  const lock = script && statement && hoverOf(statement, script);
  const rules = shown
    .filter(({ span }) => span.start <= offset && offset <= span.end)
    .map(({ rule }) => rule);
  const parts = [lock, ...[...new Set(rules)].map((it) => pages.textOf(it))].filter(Boolean);
  if (parts.length === 0) return undefined;
  return {
    contents: { kind: 'markdown', value: parts.join('\n\n---\n\n') },
    ...(statement && { range: text.rangeOf(statement.span) }),
  };
}

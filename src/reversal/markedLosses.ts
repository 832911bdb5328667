import { applyEdits } from '../lint/applyEdits.ts';
import { commentLines } from '../lint/inverse/layOut.ts';
import type { Loss } from '../rehearsal/survival/loss.ts';
import { readToken } from '../sql/lexer.ts';
import type { ParsedScript, Statement } from '../sql/parser.ts';
import { placeAt } from '../sql/span.ts';

/** The scripts of a rehearsal that has lost rows or values. */
export interface LossyScripts {
  readonly up: string;
  readonly down: string;
  readonly parsedDown: ParsedScript;
}

/** The down script with a comment on each loss that none of its comments tells, above the statement. */
export function markedLosses(losses: readonly Loss[], scripts: LossyScripts): string {
  const { down } = scripts;
  const said = commentsOf(down);
  const places = new Map<number, string[]>();
  for (const loss of losses.filter((it) => !said.some((text) => tells(text, it)))) {
    const at = placeFor(loss, scripts);
    places.set(at, [...(places.get(at) ?? []), commentLines(wordsFor(loss, scripts))]);
  }
  const edits = [...places].map(([at, lines]) => ({
    kind: 'replace' as const,
    span: { start: at, end: at },
    text: `${at > 0 && down[at - 1] !== '\n' ? '\n' : ''}${lines.join('\n')}\n`,
  }));
  return applyEdits(down, edits);
}

/** Comments that follow each other are one. */
function commentsOf(text: string): string[] {
  const found: string[] = [];
  let isOpen = false;
  for (let at = 0; at < text.length; ) {
    const { kind, end } = readToken(text, at);
    const piece = text.slice(at, end);
    const words = piece.replace(/^--[ \t]*/, '');
    if (kind === 'comment' && isOpen) found.push(`${found.pop()} ${words}`);
    else if (kind === 'comment') found.push(words);
    isOpen = kind === 'comment' || (kind === 'space' && isOpen && !/\n\s*\n/.test(piece));
    at = end;
  }
  return found;
}

function tells(comment: string, { table, column }: Loss): boolean {
  if (!/\birreversible\b/i.test(comment)) return false;
  const names = [table, bareName(table)].map((it) => `"${it}"`);
  const isTable = names.some((it) => comment.includes(it));
  return isTable && (comment.includes('table "') || comment.includes(`"${column}"`));
}

/** Without its schema and its quotes. */
function bareName(table: string): string {
  return table.slice(table.lastIndexOf('.') + 1).replaceAll('"', '');
}

/** Above what loses it, or the first statement that is about the table; else at the end. */
function placeFor({ table, cause }: Loss, { down, parsedDown }: LossyScripts): number {
  const name = bareName(table);
  const isOf = ({ span }: Statement): boolean => down.slice(span.start, span.end).includes(name);
  const statement =
    cause?.leg === 'down'
      ? parsedDown.statements.find(({ span }) => span.start === cause.span.start)
      : parsedDown.statements.find(isOf);
  return statement?.span.start ?? down.length;
}

function wordsFor({ table, column, cause }: Loss, { up }: LossyScripts): string {
  const what = column === undefined ? `rows of "${table}"` : `values of "${column}" of "${table}"`;
  if (cause?.leg !== 'up') return `irreversible: ${what} are lost here.`;
  const { line } = placeAt(up, cause.span.start);
  return `irreversible: ${what} are lost by line ${line} of up.sql, and do not come back.`;
}

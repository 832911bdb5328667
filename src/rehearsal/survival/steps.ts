import type { Migration, Script } from '../../migrations/migration.ts';
import type { Parser, Statement } from '../../sql/parser.ts';
import { placeAt, type Span } from '../../sql/span.ts';
import { observable } from '../observe/observable.ts';
import type { RowSearch } from '../seeds/rowSearch.ts';
import { madeTables } from './madeTables.ts';
import { rowSearches } from './rowSearches.ts';

/** A statement of one of a migration's scripts. */
export interface ScriptStatement {
  readonly sql: string;
  readonly span: Span;
  readonly kind: string;
  /** Of one that changes only some rows of tables, which. */
  readonly searches?: readonly RowSearch[];
  /** Of the script, from 1. */
  readonly line: number;
}

/** Both scripts of a migration, as they are run in a transaction of ours. */
export interface Steps {
  readonly up: readonly ScriptStatement[];
  readonly down: readonly ScriptStatement[];
}

/** Undefined for a migration that cannot be run up and down in a transaction of ours. */
export function stepsOf({ up, down }: Migration, parser: Parser): Steps | undefined {
  const [there, back] = [up && observed(up, parser), down && observed(down, parser)];
  if (!up || !down || !there || !back) return undefined;
  const made = madeTables(there);
  return { up: stepsIn(up.text, there, made), down: stepsIn(down.text, back, made) };
}

/** All statements of the scripts, however they are run. */
export function searchSteps({ up, down }: Migration, parser: Parser): Steps {
  const there = up ? parser.parse(up.text).statements : [];
  const made = madeTables(there);
  const back = down ? parser.parse(down.text).statements : [];
  return { up: stepsIn(up?.text ?? '', there, made), down: stepsIn(down?.text ?? '', back, made) };
}

function observed({ text }: Script, parser: Parser): readonly Statement[] | undefined {
  const found = observable(parser.parse(text), text);
  return 'unseen' in found ? undefined : found.statements;
}

function stepsIn(
  text: string,
  statements: readonly Statement[],
  made: ReadonlySet<string>,
): ScriptStatement[] {
  return statements.map((it) => {
    const { span, kind } = it;
    const searches = rowSearches(it, made);
    const { line } = placeAt(text, span.start);
    return {
      sql: text.slice(span.start, span.end),
      span,
      kind,
      line,
      ...(searches && { searches }),
    };
  });
}

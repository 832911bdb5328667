import type { Migration, Script } from '../../migrations/migration.ts';
import type { Parser } from '../../sql/parser.ts';
import type { Span } from '../../sql/span.ts';
import { observable } from '../observe/observable.ts';

/** A statement of one of a migration's scripts. */
export interface ScriptStatement {
  readonly sql: string;
  readonly span: Span;
  readonly kind: string;
}

/** Both scripts of a migration, as they are run in a transaction of ours. */
export interface Steps {
  readonly up: readonly ScriptStatement[];
  readonly down: readonly ScriptStatement[];
}

/** Undefined for a migration that cannot be run up and down in a transaction of ours. */
export function stepsOf({ up, down }: Migration, parser: Parser): Steps | undefined {
  const [there, back] = [up && statementsOf(up, parser), down && statementsOf(down, parser)];
  return there && back && { up: there, down: back };
}

function statementsOf(script: Script, parser: Parser): ScriptStatement[] | undefined {
  const { text } = script;
  const found = observable(parser.parse(text), text);
  if ('unseen' in found) return undefined;
  return found.statements.map(({ span, kind }) => {
    return { sql: text.slice(span.start, span.end), span, kind };
  });
}

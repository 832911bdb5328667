import type { AlterTableCmd, AlterTableStmt, AlterTableType, RangeVar } from '@pgsql/types';
import { isGap, tokenEnd } from '../../sql/lexer.ts';
import { nodesOf } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';
import type { Span } from '../../sql/span.ts';
import { significantSpan } from '../../sql/split.ts';
import { commaParts } from './tokens.ts';

/** One of the changes of an ALTER TABLE, such as `ADD COLUMN note text`. */
export interface Alteration {
  readonly table: RangeVar;
  readonly kind: AlterTableType;
  readonly command: AlterTableCmd;
  /** From `ADD` to the end of the definition, without the comma. */
  readonly span: Span;
}

/** The changes of an ALTER TABLE, in order; none when it alters an index, a view or a sequence. */
export function alterationsOf(
  node: AlterTableStmt,
  statement: Statement,
  text: string,
): Alteration[] {
  const { relation: table, objtype } = node;
  if (!table || (objtype && !TABLES.has(objtype))) return [];
  const commands = nodesOf(node.cmds, 'AlterTableCmd');
  let spans: readonly Span[] | undefined;
  const spanOf = (index: number): Span => {
    spans ??= commandSpans(table, statement, text, commands.length);
    return spans[index] ?? statement.span;
  };
  return commands.flatMap((command, index) =>
    command.subtype ? new LazyAlteration(table, command.subtype, command, index, spanOf) : [],
  );
}

/** Most rules have nothing to say of most changes: where one stands is looked for when asked for. */
class LazyAlteration implements Alteration {
  readonly table: RangeVar;
  readonly kind: AlterTableType;
  readonly command: AlterTableCmd;
  readonly #index: number;
  readonly #spanOf: (index: number) => Span;

  constructor(
    table: RangeVar,
    kind: AlterTableType,
    command: AlterTableCmd,
    index: number,
    spanOf: (index: number) => Span,
  ) {
    this.table = table;
    this.kind = kind;
    this.command = command;
    this.#index = index;
    this.#spanOf = spanOf;
  }

  get span(): Span {
    return this.#spanOf(this.#index);
  }
}

const TABLES: ReadonlySet<string> = new Set(['OBJECT_TABLE', 'OBJECT_FOREIGN_TABLE']);

/** The parser tells no place of a command: they are what commas part behind the table's name. */
function commandSpans(
  table: RangeVar,
  statement: Statement,
  text: string,
  count: number,
): readonly Span[] {
  const nameStart = statement.offsetAt(table.location ?? 0);
  const start = nameEnd(text, { start: nameStart, end: statement.span.end });
  const { end } = statement.span;
  if (count === 1 && !text.slice(start, end).includes(','))
    return [significantSpan(text, { start, end })];
  const parts = commaParts(text, { start, end });
  return parts.length === count ? parts : [];
}

/** Behind a name such as `a."b".c`, and the `*` that may follow it. */
function nameEnd(text: string, span: Span): number {
  let end = span.start;
  let wantsName = true;
  for (let at = span.start; at < span.end; ) {
    const start = at;
    at = tokenEnd(text, start);
    if (isGap(text, start, at)) continue;
    const char = text[start] ?? '';
    const goesOn = wantsName || char === '.' || char === '*' || char === ')';
    if (!goesOn) return end;
    wantsName = char === '.';
    end = at;
  }
  return end;
}

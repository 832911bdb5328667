import type { CreateStmt, Node, SelectStmt } from '@pgsql/types';
import { inner, type Nodes, nodesOf, wordsOf } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';
import type { Span } from '../../sql/span.ts';
import { columnName } from '../history/columnName.ts';
import { firstList } from './parentheses.ts';
import { tokenSpan } from './tokenSpan.ts';
import { isWord, tokensIn } from './tokens.ts';

/** A column where a statement names it. */
export interface NamedColumn {
  readonly name: string;
  readonly span: Span;
}

/** Where it stands is looked for when asked for: hardly any column is spoken of. */
export function namedColumn(name: string, find: () => Span): NamedColumn {
  return new LazyColumn(name, find);
}

class LazyColumn implements NamedColumn {
  readonly name: string;
  readonly #find: () => Span;

  constructor(name: string, find: () => Span) {
    this.name = name;
    this.#find = find;
  }

  get span(): Span {
    return this.#find();
  }
}

/** The columns of the table or view that a statement makes, where they are named. */
export function definedColumns(statement: Statement, text: string): NamedColumn[] {
  const { node } = statement;
  switch (statement.kind) {
    case 'CreateStmt':
      return elements(node, statement, text);
    case 'CompositeTypeStmt':
      return elements(
        { tableElts: (node as Nodes['CompositeTypeStmt']).coldeflist ?? [] },
        statement,
        text,
      );
    case 'CreateForeignTableStmt':
      return elements((node as Nodes['CreateForeignTableStmt']).base ?? {}, statement, text);
    case 'ViewStmt': {
      const { view, aliases, query } = node as Nodes['ViewStmt'];
      return aliased({ names: aliases, location: view?.location, query }, statement, text);
    }
    case 'CreateTableAsStmt': {
      const { into, query } = node as Nodes['CreateTableAsStmt'];
      const location = into?.rel?.location;
      return aliased({ names: into?.colNames, location, query }, statement, text);
    }
    case 'SelectStmt':
      return (node as SelectStmt).intoClause ? selected(node, statement, text) : [];
    default:
      return [];
  }
}

function elements({ tableElts }: CreateStmt, statement: Statement, text: string): NamedColumn[] {
  return nodesOf(tableElts, 'ColumnDef').flatMap(({ colname: name, location }) =>
    name === undefined ? [] : namedColumn(name, () => tokenSpan(location, statement, text)),
  );
}

interface Aliased {
  readonly names: readonly Node[] | undefined;
  /** Of the name of the view, behind which the list in parentheses stands. */
  readonly location: number | undefined;
  readonly query: Node | undefined;
}

/** Without a list of names, the columns are called as in the query. */
function aliased(
  { names, location, query }: Aliased,
  statement: Statement,
  text: string,
): NamedColumn[] {
  const words = wordsOf(names);
  if (words.length === 0) return selected(inner(query, 'SelectStmt') ?? {}, statement, text);
  const start = statement.offsetAt(location ?? 0);
  const spans = firstList(text, { start, end: statement.span.end });
  return words.map((name, index) => ({ name, span: spans[index] ?? statement.span }));
}

/** The columns of a SELECT; of a UNION, those of the first. What `*` stands for is not looked up. */
function selected(select: SelectStmt, statement: Statement, text: string): NamedColumn[] {
  if (select.larg) return selected(select.larg, statement, text);
  return nodesOf(select.targetList, 'ResTarget').flatMap(({ name: alias, val, location }) => {
    const fields = inner(val, 'ColumnRef')?.fields;
    const name = alias ?? (nodesOf(fields, 'A_Star').length > 0 ? undefined : columnName(val));
    if (name === undefined) return [];
    const start = statement.offsetAt(location ?? 0);
    const isWhole = alias === undefined && fields === undefined;
    return namedColumn(name, () => {
      const last = lastToken(start, statement, text);
      return isWhole ? { start, end: last.end } : last;
    });
  });
}

/** Of an item of a select list the last token: an alias, or a column behind its table's name. */
function lastToken(start: number, { span }: Statement, text: string): Span {
  let depth = 0;
  let last: Span = { start, end: start };
  for (const token of tokensIn(text, { start, end: span.end })) {
    const char = text[token.start] ?? '';
    const isEnd = char === ',' || char === ')' || END.some((word) => isWord(text, token, word));
    if (depth === 0 && isEnd) return last;
    if (char === '(') depth++;
    if (char === ')') depth--;
    last = token;
  }
  return last;
}

/** What may follow a select list. */
const END = ['from', 'into', 'where', 'group', 'having', 'window', 'union', 'order', 'limit'];

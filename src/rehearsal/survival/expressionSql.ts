import type { Node } from '@pgsql/types';
import { quoteIdentifier } from '../../database/quote.ts';
import { type Nodes, type NodeTag, wordsOf } from '../../sql/nodes.ts';

/** A column that an expression speaks of, as it is written: `note`, `o.note`. */
export interface NamedColumn {
  readonly name: string;
  /** The table or its alias, where it is said. */
  readonly of?: string;
}

/** An expression over the columns of one row. */
export interface RowExpression {
  /** Its columns have no table before them. */
  readonly sql: string;
  readonly columns: readonly NamedColumn[];
}

/**
 * A condition as SQL again, such as people put behind WHERE: comparisons of columns, constants and
 * calls. Undefined for what needs more than one row to be told, a query within above all.
 */
export function expressionSql(node: Node | undefined): RowExpression | undefined {
  const columns: NamedColumn[] = [];
  const sql = written(node, columns);
  return sql === undefined ? undefined : { sql, columns };
}

type Writer<Tag extends NodeTag> = (
  node: Nodes[Tag],
  write: (it: Node | undefined) => string | undefined,
) => string | undefined;

function written(node: Node | undefined, columns: NamedColumn[]): string | undefined {
  const [entry] = Object.entries(node ?? {});
  if (!entry) return undefined;
  const [tag, inside] = entry;
  if (tag === 'ColumnRef') return columnText(inside as Nodes['ColumnRef'], columns);
  const writer = WRITERS[tag as NodeTag] as Writer<NodeTag> | undefined;
  return writer?.(inside, (it) => written(it, columns));
}

function columnText({ fields = [] }: Nodes['ColumnRef'], columns: NamedColumn[]) {
  const words = wordsOf(fields);
  const [name, of] = words.toReversed();
  if (name === undefined || words.length !== fields.length || words.length > 2) return undefined;
  columns.push({ name, ...(of !== undefined && { of }) });
  return quoteIdentifier(name);
}

const WRITERS: { readonly [Tag in NodeTag]?: Writer<Tag> } = {
  A_Const: constantText,
  A_Expr: comparisonText,
  TypeCast: ({ arg, typeName }, write) => {
    const [value, type] = [write(arg), typeName && typeText(typeName)];
    return value !== undefined && type !== undefined ? `(${value})::${type}` : undefined;
  },
  BoolExpr: ({ boolop, args = [] }, write) => {
    const parts = all(args, write);
    if (!parts) return undefined;
    if (boolop === 'NOT_EXPR') return `(NOT ${parts[0]})`;
    return `(${parts.join(boolop === 'OR_EXPR' ? ' OR ' : ' AND ')})`;
  },
  NullTest: ({ arg, nulltesttype }, write) =>
    around(write(arg), nulltesttype === 'IS_NOT_NULL' ? 'IS NOT NULL' : 'IS NULL'),
  BooleanTest: ({ arg, booltesttype = 'IS_TRUE' }, write) =>
    around(write(arg), booltesttype.replaceAll('_', ' ')),
  FuncCall: ({ funcname, args = [], ...more }, write) => {
    const isPlain = Object.keys(more).every((it) => PLAIN_CALL.has(it));
    const parts = isPlain ? all(args, write) : undefined;
    return parts && `${wordsOf(funcname).map(quoteIdentifier).join('.')}(${parts.join(', ')})`;
  },
  CoalesceExpr: ({ args = [] }, write) => {
    const parts = all(args, write);
    return parts && `COALESCE(${parts.join(', ')})`;
  },
  SQLValueFunction: ({ op = '' }) => op.replace(/^SVFOP_/, '').replace(/_N$/, ''),
  A_ArrayExpr: ({ elements = [] }, write) => {
    const parts = all(elements, write);
    return parts && `ARRAY[${parts.join(', ')}]`;
  },
  List: ({ items = [] }, write) => {
    const parts = all(items, write);
    return parts && `(${parts.join(', ')})`;
  },
};

const PLAIN_CALL: ReadonlySet<string> = new Set(['funcformat', 'location']);

function constantText({ ival, fval, sval, boolval, isnull }: Nodes['A_Const']): string | undefined {
  if (isnull) return 'NULL';
  // Protobuf leaves out what has its default value: 0, '' and false.
  if (ival) return String(ival.ival ?? 0);
  if (fval) return fval.fval;
  if (sval) return literal(sval.sval ?? '');
  return boolval ? String(boolval.boolval ?? false) : undefined;
}

function comparisonText(
  { kind = 'AEXPR_OP', name, lexpr, rexpr }: Nodes['A_Expr'],
  write: (it: Node | undefined) => string | undefined,
): string | undefined {
  const operator = wordsOf(name).at(-1) ?? '';
  const right = write(rexpr);
  if (!lexpr) return right === undefined ? undefined : `(${operator} ${right})`;
  const left = write(lexpr);
  if (left === undefined || right === undefined) return undefined;
  const words = COMPARISONS[kind]?.(operator, right);
  return words === undefined ? undefined : `(${left} ${words})`;
}

const COMPARISONS: Readonly<Record<string, (operator: string, right: string) => string>> = {
  AEXPR_OP: (operator, right) => `${operator} ${right}`,
  AEXPR_LIKE: (operator, right) => `${operator} ${right}`,
  AEXPR_ILIKE: (operator, right) => `${operator} ${right}`,
  AEXPR_OP_ANY: (operator, right) => `${operator} ANY (${right})`,
  AEXPR_OP_ALL: (operator, right) => `${operator} ALL (${right})`,
  AEXPR_DISTINCT: (_, right) => `IS DISTINCT FROM ${right}`,
  AEXPR_NOT_DISTINCT: (_, right) => `IS NOT DISTINCT FROM ${right}`,
  AEXPR_IN: (operator, right) => `${operator === '<>' ? 'NOT IN' : 'IN'} ${right}`,
  AEXPR_BETWEEN: (_, right) => `BETWEEN ${bounds(right)}`,
  AEXPR_NOT_BETWEEN: (_, right) => `NOT BETWEEN ${bounds(right)}`,
};

/** `(1, 5)`, as a list is written. */
function bounds(list: string): string {
  return list.slice(1, -1).replace(', ', ' AND ');
}

function typeText({ names, typmods = [], arrayBounds = [] }: Nodes['TypeName']) {
  const words = wordsOf(names);
  const modifiers = all(typmods, (it) => written(it, []));
  if (words.length === 0 || !modifiers) return undefined;
  const more = modifiers.length > 0 && words.at(-1) !== 'interval' ? `(${modifiers})` : '';
  return `${words.map(quoteIdentifier).join('.')}${more}${'[]'.repeat(arrayBounds.length)}`;
}

function all(
  nodes: readonly Node[],
  write: (it: Node) => string | undefined,
): string[] | undefined {
  const parts = nodes.map(write).filter((it) => it !== undefined);
  return parts.length === nodes.length ? parts : undefined;
}

function around(value: string | undefined, test: string): string | undefined {
  return value === undefined ? undefined : `(${value} ${test})`;
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

import type { Node, RangeVar, TypeName } from '@pgsql/types';
import { inner, type Nodes, nodesOf } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';
import type { Span } from '../../sql/span.ts';
import type { History } from '../history/history.ts';
import type { Table } from '../history/relations.ts';
import type { LintScript } from '../subject.ts';
import { tokensIn } from './tokens.ts';
import { typeName } from './typeText.ts';

/** Whether a string in a statement may be read as a value of a type, as far as the text tells. */
export function mayBeOfType(
  string: Span,
  type: readonly string[],
  statement: Statement,
  script: LintScript,
): boolean {
  const { text } = script;
  const name = type.at(-1) ?? '';
  const behind = tokensIn(text, { start: string.end, end: statement.span.end }, 5);
  const isCast = text.startsWith('::', behind[0]?.start);
  if (isCast) return words(text, behind.slice(2, 5)).includes(name);
  const schema = script.schemaBefore(statement);
  const column = statement.kind === 'InsertStmt' && insertedColumn(statement, string, schema);
  if (column) return isType(column, name);
  if (words(text, tokensIn(text, statement.span)).includes(name)) return true;
  const tables = relationsIn(statement.node).map((it) => schema.table(it));
  return tables.some((it) => !it?.hasAllColumns || it.columns.some((c) => isType(c.type, name)));
}

function words(text: string, tokens: readonly Span[]): string[] {
  return tokens.map(({ start, end }) => text.slice(start, end).replaceAll('"', ''));
}

/** A type that is not known may be it. */
function isType(type: TypeName | undefined, name: string): boolean {
  return !type || typeName(type).split('.').at(-1) === name;
}

/** The type of the column that a string in VALUES is for. */
function insertedColumn(
  statement: Statement,
  { start }: Span,
  schema: History,
): TypeName | undefined {
  const { relation, cols, selectStmt } = statement.node as Nodes['InsertStmt'];
  const table = relation && schema.table(relation);
  const rows = nodesOf(inner(selectStmt, 'SelectStmt')?.valuesLists, 'List');
  if (!table?.hasAllColumns) return undefined;
  for (const { items = [] } of rows) {
    const index = items.findIndex((it) => startOf(it, statement) === start);
    if (index >= 0) return columnAt(table, nodesOf(cols, 'ResTarget'), index);
  }
  return undefined;
}

function columnAt(table: Table, targets: readonly { name?: string }[], index: number) {
  const name = targets.length > 0 ? targets[index]?.name : table.columns[index]?.name;
  return table.column(name ?? '')?.type;
}

function startOf(node: Node, statement: Statement): number | undefined {
  const location = inner(node, 'A_Const')?.location;
  return location === undefined ? undefined : statement.offsetAt(location);
}

function relationsIn(node: unknown, found: RangeVar[] = []): RangeVar[] {
  const open: unknown[] = [node];
  for (let it = open.pop(); it !== undefined; it = open.pop()) {
    if (typeof it !== 'object' || it === null) continue;
    if ('relname' in it) found.push(it as RangeVar);
    for (const below of Object.values(it)) open.push(below);
  }
  return found;
}

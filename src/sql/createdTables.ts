import { child, items, type Node, textOf } from './node.ts';
import type { ParsedScript, Statement } from './parser.ts';

/** A table as the script names it; without a schema, `search_path` decides. */
export interface TableName {
  readonly schema?: string;
  readonly name: string;
}

/** The permanent tables that a script creates, with or without IF NOT EXISTS, in its order. */
export function createdTables({ statements }: ParsedScript): TableName[] {
  return statements.flatMap(relationsOf).filter(isPermanent).map(tableName);
}

function relationsOf({ kind, node }: Statement): Node[] {
  switch (kind) {
    case 'CreateStmt':
      return [child(node, 'relation')];
    case 'CreateForeignTableStmt':
      return [child(child(node, 'base'), 'relation')];
    case 'CreateTableAsStmt':
      return node['objtype'] === 'OBJECT_TABLE' ? [child(child(node, 'into'), 'rel')] : [];
    case 'SelectStmt':
      return 'intoClause' in node ? [child(child(node, 'intoClause'), 'rel')] : [];
    case 'CreateSchemaStmt':
      return items(node, 'schemaElts', 'CreateStmt').map((table) => inSchema(node, table));
    default:
      return [];
  }
}

function inSchema(schema: Node, table: Node): Node {
  return { schemaname: schema['schemaname'], ...child(table, 'relation') };
}

function isPermanent(relation: Node): boolean {
  return relation['relpersistence'] !== 't' && relation['schemaname'] !== 'pg_temp';
}

function tableName(relation: Node): TableName {
  const schema = textOf(relation, 'schemaname');
  return { ...(schema !== undefined && { schema }), name: textOf(relation, 'relname') ?? '' };
}

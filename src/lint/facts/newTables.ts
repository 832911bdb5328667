import type { RangeVar } from '@pgsql/types';
import { type Nodes, type NodeTag, nodesOf } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';
import { tableKey } from './tableName.ts';

/** Which tables a script has made itself. */
export interface NewTables {
  /** True when an earlier statement of the script has made the table: no one else can see it yet. */
  has(table: RangeVar | undefined, before: Statement): boolean;
}

/** Materialized views count as tables, since they are locked, filled and indexed like them. */
export function newTables(statements: readonly Statement[]): NewTables {
  const madeAt = new Map<string, number>();
  for (const statement of withEmbedded(statements)) {
    for (const { key, from } of madeBy(statement)) {
      if (from !== undefined && !madeAt.has(from)) continue;
      if (!madeAt.has(key)) madeAt.set(key, statement.span.start);
    }
  }
  return {
    has: (table, { span }) => {
      const at = table && (madeAt.get(tableKey(table)) ?? madeAt.get(temporary(table)));
      return at !== undefined && at < span.start;
    },
  };
}

/** What a DO block makes in front of everyone's eyes is made, too. */
function* withEmbedded(statements: readonly Statement[]): Iterable<Statement> {
  for (const it of statements) {
    yield it;
    if (it.kind === 'DoStmt') yield* it.body?.()?.statements ?? [];
  }
}

/** A temporary table hides all others of its name. */
function temporary({ schemaname, relname }: RangeVar): string {
  return schemaname === undefined ? `pg_temp.${relname ?? ''}` : '';
}

/** `from`: the table is a new one only if that one was. */
interface Made {
  readonly key: string;
  readonly from?: string;
}

function madeBy(statement: Statement): Made[] {
  const make = MAKERS[statement.kind as NodeTag] as ((node: unknown) => Made[]) | undefined;
  return make?.(statement.node) ?? [];
}

const MAKERS: { readonly [Tag in NodeTag]?: (node: Nodes[Tag]) => Made[] } = {
  CreateStmt: ({ relation }) => made(relation),
  CreateForeignTableStmt: ({ base }) => made(base?.relation),
  CreateTableAsStmt: ({ into }) => made(into?.rel),
  SelectStmt: ({ intoClause }) => made(intoClause?.rel),
  CreateSchemaStmt: ({ schemaname, schemaElts }) =>
    nodesOf(schemaElts, 'CreateStmt').flatMap(({ relation }) =>
      made({ ...(schemaname !== undefined && { schemaname }), ...relation }),
    ),
  RenameStmt: ({ renameType, relation, newname }) =>
    renameType === 'OBJECT_TABLE' && relation && newname
      ? [{ key: tableKey({ ...relation, relname: newname }), from: tableKey(relation) }]
      : [],
  AlterObjectSchemaStmt: ({ objectType, relation, newschema }) =>
    objectType === 'OBJECT_TABLE' && relation && newschema
      ? [{ key: tableKey({ ...relation, schemaname: newschema }), from: tableKey(relation) }]
      : [],
};

function made(relation: RangeVar | undefined): Made[] {
  return relation ? [{ key: tableKey(relation) }] : [];
}

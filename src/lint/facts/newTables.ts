import type { RangeVar } from '@pgsql/types';
import { inner, type Nodes, type NodeTag, nodesOf } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';
import { type SearchPaths, searchPaths } from './searchPaths.ts';
import { tableKey } from './tableName.ts';

/** Which tables a script has made itself, and which columns. */
export interface NewTables {
  /** True when an earlier statement of the script has made the table: no one else can see it yet. */
  has(table: RangeVar | undefined, before: Statement): boolean;
  /** The same of a column: its table is new, or was given it. */
  hasColumn(table: RangeVar, column: string | undefined, before: Statement): boolean;
}

/** Materialized views count as tables, since they are locked, filled and indexed like them. */
export function newTables(statements: readonly Statement[]): NewTables {
  const all = [...withEmbedded(statements)];
  const paths = searchPaths(all);
  const madeAt = new Map<string, number>();
  // Most tables that are asked for have a name that no table of the script has.
  const names = new Set<string | undefined>();
  for (const statement of all) {
    const [schema] = paths(statement);
    for (const { table, from } of madeBy(statement)) {
      const key = tableKey(table, schema);
      if (from && !madeAt.has(tableKey(from, schema))) continue;
      if (!madeAt.has(key)) madeAt.set(key, statement.span.start);
      names.add(table.relname);
    }
  }
  const has: NewTables['has'] = (table, before) =>
    table !== undefined &&
    names.has(table.relname) &&
    isMade(madeAt, keysOf(table, paths(before)), before);
  let columnsAt: MadeAt | undefined;
  return {
    has,
    hasColumn(table, column, before) {
      if (has(table, before)) return true;
      columnsAt ??= newColumns(all, paths);
      const keys = keysOf(table, paths(before)).map((key) => `${key} ${column}`);
      return isMade(columnsAt, keys, before);
    },
  };
}

/** Where in the script each thing is made first. */
type MadeAt = ReadonlyMap<string, number>;

function isMade(madeAt: MadeAt, keys: readonly string[], { span }: Statement): boolean {
  return keys.some((key) => (madeAt.get(key) ?? Infinity) < span.start);
}

function newColumns(statements: readonly Statement[], paths: SearchPaths): MadeAt {
  const madeAt = new Map<string, number>();
  for (const statement of statements) {
    const { relation, cmds } = statement.node as Nodes['AlterTableStmt'];
    if (statement.kind !== 'AlterTableStmt' || !relation) continue;
    const key = tableKey(relation, paths(statement)[0]);
    for (const { subtype, def } of nodesOf(cmds, 'AlterTableCmd')) {
      if (subtype !== 'AT_AddColumn') continue;
      const column = `${key} ${inner(def, 'ColumnDef')?.colname}`;
      if (!madeAt.has(column)) madeAt.set(column, statement.span.start);
    }
  }
  return madeAt;
}

/** A temporary table hides all others of its name. */
function keysOf(table: RangeVar, path: readonly string[]): string[] {
  if (table.schemaname !== undefined) return [tableKey(table)];
  return ['pg_temp', ...path].map((schema) => tableKey(table, schema));
}

/** What a DO block makes in front of everyone's eyes is made, too. */
function* withEmbedded(statements: readonly Statement[]): Iterable<Statement> {
  for (const it of statements) {
    yield it;
    if (it.kind === 'DoStmt') yield* it.body?.()?.statements ?? [];
  }
}

/** `from`: the table is a new one only if that one was. */
interface Made {
  readonly table: RangeVar;
  readonly from?: RangeVar;
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
      ? [{ table: { ...relation, relname: newname }, from: relation }]
      : [],
  AlterObjectSchemaStmt: ({ objectType, relation, newschema }) =>
    objectType === 'OBJECT_TABLE' && relation && newschema
      ? [{ table: { ...relation, schemaname: newschema }, from: relation }]
      : [],
};

function made(relation: RangeVar | undefined): Made[] {
  return relation ? [{ table: relation }] : [];
}

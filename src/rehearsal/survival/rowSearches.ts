import type { Node } from '@pgsql/types';
import { inner, type Nodes, type NodeTag } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';
import { walk } from '../../sql/walk.ts';
import type { RowSearch } from '../seeds/rowSearch.ts';
import { expressionSql, type RowExpression } from './expressionSql.ts';

/**
 * What a statement looks for in tables to change some of their rows: for each table what its rows must
 * be like, as far as that is told row by row. Undefined for a statement that changes no rows, or all,
 * or only those of tables that are new.
 * @param made the new tables, as they are written.
 */
export function rowSearches(
  statement: Statement,
  made: ReadonlySet<string>,
): readonly RowSearch[] | undefined {
  const { kind, node } = statement;
  if (kind === ('DoStmt' satisfies NodeTag)) return searchesInBlock(statement, made);
  if (!CHANGES.has(kind)) return undefined;
  let isSelective = false;
  const found: RowSearch[] = [];
  const look = (target: Relation | undefined, level: Level): void => {
    const isOld = target !== undefined && !made.has(nameOf(target));
    if (isOld && (level.where || level.from.length > 1)) isSelective = true;
    found.push(...searchesOf(level));
  };
  walk(
    { [kind]: node },
    {
      UpdateStmt: ({ relation, fromClause = [], whereClause: where }) =>
        look(relation, { from: [{ RangeVar: relation ?? {} }, ...fromClause], where }),
      DeleteStmt: ({ relation, usingClause = [], whereClause: where }) =>
        look(relation, { from: [{ RangeVar: relation ?? {} }, ...usingClause], where }),
      MergeStmt: ({ relation, sourceRelation: source, joinCondition: where }) =>
        look(relation, {
          from: [{ RangeVar: relation ?? {} }, ...(source ? [source] : [])],
          where,
        }),
      SelectStmt: ({ fromClause: from = [], whereClause: where }) =>
        look(undefined, { from, where }),
    },
  );
  return isSelective ? found : undefined;
}

/** Of what a block has in it as it stands, and does not put together itself. */
function searchesInBlock(
  { body }: Statement,
  made: ReadonlySet<string>,
): readonly RowSearch[] | undefined {
  const found = body?.()?.statements.flatMap((it) => rowSearches(it, made) ?? []) ?? [];
  return found.length > 0 ? found : undefined;
}

/** Others have a change of rows in none of their parts. */
const CHANGES: ReadonlySet<string> = new Set([
  'UpdateStmt',
  'DeleteStmt',
  'MergeStmt',
  'InsertStmt',
  'SelectStmt',
]);

type Relation = Nodes['RangeVar'];

/** A query or change without those within it. */
interface Level {
  readonly from: readonly Node[];
  readonly where: Node | undefined;
}

function searchesOf({ from, where }: Level): RowSearch[] {
  const [relations, conditions] = [[] as Relation[], partsOf(where)];
  for (const it of from) flatten(it, relations, conditions);
  const told = conditions.map(expressionSql).filter((it) => it !== undefined);
  return relations.flatMap((relation) => {
    const own = told.filter((it) => isAbout(it, relation, relations.length === 1));
    const checks = own.map(({ sql, columns }) => ({
      expression: `${sql} IS TRUE`,
      columns: [...new Set(columns.map(({ name }) => name))],
    }));
    const { schemaname, relname = '' } = relation;
    const table = { name: relname, ...(schemaname !== undefined && { schema: schemaname }) };
    return checks.length > 0 ? [{ table, conditions: checks }] : [];
  });
}

/** Inner joins say more of the rows; of outer ones only the tables count. */
function flatten(node: Node, relations: Relation[], conditions: Node[]): void {
  const relation = inner(node, 'RangeVar');
  if (relation) relations.push(relation);
  const join = inner(node, 'JoinExpr');
  if (!join) return;
  for (const side of [join.larg, join.rarg]) if (side) flatten(side, relations, conditions);
  if ((join.jointype ?? 'JOIN_INNER') === 'JOIN_INNER') conditions.push(...partsOf(join.quals));
}

/** What AND joins. */
function partsOf(where: Node | undefined): Node[] {
  const both = inner(where, 'BoolExpr');
  if (both?.boolop === 'AND_EXPR') return (both.args ?? []).flatMap(partsOf);
  return where ? [where] : [];
}

/** Where there is one table, all columns are its own. */
function isAbout({ columns }: RowExpression, relation: Relation, isAlone: boolean): boolean {
  const name = relation.alias?.aliasname ?? relation.relname;
  return (
    columns.length > 0 && columns.every(({ of }) => (of === undefined ? isAlone : of === name))
  );
}

function nameOf({ schemaname, relname = '' }: Relation): string {
  return schemaname === undefined || schemaname === '' ? relname : `${schemaname}.${relname}`;
}

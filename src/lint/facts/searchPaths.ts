import { type Nodes, nodesOf } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';

/** Where names without a schema are looked for, at a place in the script. */
export type SearchPaths = (statement: Statement) => readonly string[];

/** As `SET search_path` says in the script; before it, and where it is put back, in `public`. */
export function searchPaths(statements: readonly Statement[]): SearchPaths {
  const sets = statements.flatMap((it) => {
    const path = pathSetBy(it);
    return path ? [{ from: it.span.start, path }] : [];
  });
  return ({ span }) => sets.findLast(({ from }) => from < span.start)?.path ?? PUBLIC;
}

function pathSetBy({ kind, node }: Statement): readonly string[] | undefined {
  if (kind !== 'VariableSetStmt') return undefined;
  const { name, args, kind: how } = node as Nodes['VariableSetStmt'];
  if (how === 'VAR_RESET_ALL') return PUBLIC;
  if (name !== 'search_path') return undefined;
  const schemas = nodesOf(args, 'A_Const').map(({ sval }) => sval?.sval ?? '');
  return schemas.length > 0 ? schemas : PUBLIC;
}

const PUBLIC: readonly string[] = ['public'];

import type { IndexStmt } from '@pgsql/types';
import { nodesOf } from '../../sql/nodes.ts';
import { freeName } from './chosenName.ts';
import { figuredName, isNameless } from './columnName.ts';

/** What PostgreSQL calls the columns of an index, for its name. */
export interface IndexColumns {
  readonly names: readonly string[];
  /** False where an expression is of a kind whose name is not known here. */
  readonly isSure: boolean;
}

/** As `ChooseIndexColumnNames` has them: also those of INCLUDE, and none of them twice. */
export function indexColumns({ indexParams, indexIncludingParams }: IndexStmt): IndexColumns {
  const names: string[] = [];
  let isSure = true;
  for (const { name, expr } of [indexParams, indexIncludingParams].flatMap((it) =>
    nodesOf(it, 'IndexElem'),
  )) {
    const figured = name ?? figuredName(expr);
    if (figured === undefined && !isNameless(expr)) isSure = false;
    names.push(freeName(figured ?? 'expr', (it) => names.includes(it)));
  }
  return { names, isSure };
}

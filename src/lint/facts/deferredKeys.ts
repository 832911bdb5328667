import type { RangeVar } from '@pgsql/types';
import { nodesOf, wordsOf } from '../../sql/nodes.ts';
import type { History } from '../history/history.ts';
import type { Constraint, Table } from '../history/relations.ts';

/** A foreign key that is checked at COMMIT, as one of its tables sees it. */
export interface DeferredKey {
  readonly name: string;
  readonly side: 'child' | 'parent';
  /** That table's columns. */
  readonly columns: readonly string[];
}

/** The INITIALLY DEFERRED foreign keys from and to a table. */
export function constraintsDeferred(schema: History, name: RangeVar): DeferredKey[] {
  const table = schema.table(name);
  if (!table) return [];
  const from = deferredOf(table).map((it) => side(it, 'child', it.columns));
  const to = schema.tables().flatMap((child) =>
    deferredOf(child)
      .filter((it) => it.references?.name === table.name && it.references.schema === table.schema)
      .map((it) => side(it, 'parent', referenced(it, table))),
  );
  return [...from, ...to];
}

function side({ name }: Constraint, which: DeferredKey['side'], columns: readonly string[]) {
  return { name, side: which, columns };
}

function deferredOf(table: Table): Constraint[] {
  return table.constraints.filter(
    (it) => it.kind === 'foreign key' && (it.node.initdeferred || isDeferredWithColumn(it, table)),
  );
}

/** Behind a column, `INITIALLY DEFERRED` is a constraint of its own to the parser. */
function isDeferredWithColumn({ columns }: Constraint, table: Table): boolean {
  const [column] = columns;
  const parts = nodesOf(table.column(column ?? '')?.node?.constraints, 'Constraint');
  return columns.length === 1 && parts.some(({ contype }) => contype === 'CONSTR_ATTR_DEFERRED');
}

function referenced({ node }: Constraint, table: Table): readonly string[] {
  const named = wordsOf(node.pk_attrs);
  if (named.length > 0) return named;
  return table.constraints.find(({ kind }) => kind === 'primary key')?.columns ?? [];
}

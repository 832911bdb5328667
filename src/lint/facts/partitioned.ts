import type { RangeVar } from '@pgsql/types';
import type { Statement } from '../../sql/parser.ts';
import type { QualifiedName } from '../history/relations.ts';
import type { LintScript } from '../subject.ts';

/** True when the scripts say that a table has partitions: its indexes know no CONCURRENTLY. */
export function isPartitionedTable(
  table: RangeVar | undefined,
  statement: Statement,
  script: LintScript,
): boolean {
  return table !== undefined && script.schemaBefore(statement).table(table)?.isPartitioned === true;
}

/** A relation of the history as the parser would name it. */
export function rangeVar({ schema, name }: QualifiedName): RangeVar {
  return { schemaname: schema, relname: name };
}

import type { RangeVar } from '@pgsql/types';
import { inner } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';
import type { Alteration } from '../facts/alterations.ts';
import { alterationsIn } from '../facts/alterationsIn.ts';
import { withInner } from '../facts/doBlocks.ts';
import { shownTable, tableKey } from '../facts/tableName.ts';
import type { Rule } from '../rule.ts';
import type { LintScript } from '../subject.ts';

export const attachPartition: Rule = {
  name: 'attach-partition',
  summary:
    'ATTACH PARTITION locks the new partition and reads all its rows, unless a CHECK proves them',
  severity: 'warning',
  category: 'locks',
  preset: 'recommended',
  isQuietInDown: true,
  looksIntoDo: true,
  check: {
    each: 'statement',
    commands: ['AT_AttachPartition'],
    visit: {
      *AlterTableStmt(_node, statement, script) {
        for (const { kind, command, span } of alterationsIn(statement, script)) {
          const partition = inner(command.def, 'PartitionCmd');
          if (kind !== 'AT_AttachPartition' || !partition?.name) continue;
          if (script.newTables.has(partition.name, statement)) continue;
          if (isProven(partition.name, statement, script)) continue;
          const name = shownTable(partition.name);
          yield {
            span,
            message: `ATTACH PARTITION takes ACCESS EXCLUSIVE locks on "${name}" and on the default partition. Reads and writes of both wait while all their rows are checked.`,
            help: `First add a CHECK constraint to "${name}" that says what the partition's bounds say, NOT VALID, and validate it in a migration of its own: then no row is read here.`,
          };
        }
      },
    },
  },
};

/** By a CHECK of the history, or, of a table that no script has made, by one that stands in this one. */
function isProven(name: RangeVar, before: Statement, script: LintScript): boolean {
  const table = script.schemaBefore(before).table(name);
  if (table) return table.constraints.some((it) => it.kind === 'check' && it.isValidated);
  return script.statements
    .flatMap(withInner)
    .filter((it) => it.kind === 'AlterTableStmt' && it.span.start < before.span.start)
    .flatMap((it) => alterationsIn(it, script))
    .some((it) => tableKey(it.table) === tableKey(name) && checksRows(it));
}

function checksRows({ kind, command }: Alteration): boolean {
  const added = kind === 'AT_AddConstraint' ? inner(command.def, 'Constraint') : undefined;
  const isCheck = added?.contype === 'CONSTR_CHECK' && added.skip_validation !== true;
  return isCheck || kind === 'AT_ValidateConstraint';
}

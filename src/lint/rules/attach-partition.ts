import { inner } from '../../sql/nodes.ts';
import { alterationsIn } from '../facts/alterationsIn.ts';
import { shownTable } from '../facts/tableName.ts';
import type { Rule } from '../rule.ts';

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
          const table = script.schemaBefore(statement).table(partition.name);
          const proves = table?.constraints.some((it) => it.kind === 'check' && it.isValidated);
          if (proves) continue;
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

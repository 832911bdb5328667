import { inner } from '../../sql/nodes.ts';
import { alterationsIn } from '../facts/alterationsIn.ts';
import { concurrentlyFixes, concurrentlyHelp } from '../facts/concurrently.ts';
import { shownTable } from '../facts/tableName.ts';
import type { Rule } from '../rule.ts';

export const requireConcurrentPartitionDetach: Rule = {
  name: 'require-concurrent-partition-detach',
  summary: 'DETACH PARTITION without CONCURRENTLY keeps all reads and writes of the table waiting',
  severity: 'warning',
  category: 'locks',
  preset: 'recommended',
  isFixable: true,
  isQuietInDown: true,
  looksIntoDo: true,
  check: {
    each: 'statement',
    commands: ['AT_DetachPartition'],
    visit: {
      *AlterTableStmt(_node, statement, script) {
        if (script.options.pgVersion < 14) return;
        for (const { kind, table, command, span } of alterationsIn(statement, script)) {
          const partition = inner(command.def, 'PartitionCmd');
          if (kind !== 'AT_DetachPartition' || !partition?.name || partition.concurrent) continue;
          if (script.newTables.has(table, statement)) continue;
          const [from, name] = [shownTable(table), shownTable(partition.name)];
          const plain = {
            statement,
            behind: span,
            description: `detach ${name} from ${from} concurrently`,
            undo: '-- Attach the partition again here: ALTER TABLE ... ATTACH PARTITION.',
          };
          yield {
            span,
            message: `DETACH PARTITION takes ACCESS EXCLUSIVE locks on "${from}", on "${name}" and on the default partition. It waits for every query of them, and all later reads and writes wait behind it.`,
            help: `${concurrentlyHelp(statement, script)} It is not possible while there is a default partition.`,
            fixes: () => concurrentlyFixes(plain, script),
          };
        }
      },
    },
  },
};

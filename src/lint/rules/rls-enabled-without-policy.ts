import type { RangeVar } from '@pgsql/types';
import type { Nodes } from '../../sql/nodes.ts';
import { alterationsIn } from '../facts/alterationsIn.ts';
import { withInner } from '../facts/doBlocks.ts';
import { shownTable, tableKey } from '../facts/tableName.ts';
import type { Rule } from '../rule.ts';
import type { LintScript } from '../subject.ts';

export const rlsEnabledWithoutPolicy: Rule = {
  name: 'rls-enabled-without-policy',
  summary: 'Row level security without a policy hides every row from everyone but the owner',
  severity: 'warning',
  category: 'correctness',
  preset: 'recommended',
  isQuietInDown: true,
  check: {
    each: 'statement',
    commands: ['AT_EnableRowSecurity'],
    visit: {
      *AlterTableStmt(_node, statement, script) {
        for (const { kind, table, span } of alterationsIn(statement, script)) {
          if (kind !== 'AT_EnableRowSecurity' || hasPolicy(table, script)) continue;
          yield {
            span,
            message: `"${shownTable(table)}" has no policy in this script: from now on everyone but its owner sees no row of it, and can insert none.`,
            help: 'Create the policies in the same migration.',
          };
        }
      },
    },
  },
};

function hasPolicy(table: RangeVar, { statements }: LintScript): boolean {
  return statements.flatMap(withInner).some(({ kind, node }) => {
    const { table: other } = node as Nodes['CreatePolicyStmt'];
    return kind === 'CreatePolicyStmt' && other && tableKey(other) === tableKey(table);
  });
}

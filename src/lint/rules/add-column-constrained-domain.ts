import type { TypeName } from '@pgsql/types';
import { type Nodes, nodesOf, wordsOf } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';
import { columnsOf } from '../facts/columns.ts';
import { mayHoldRows } from '../facts/mayHoldRows.ts';
import { shownTable } from '../facts/tableName.ts';
import { BUILT_IN_TYPES } from '../locks/builtInTypes.ts';
import { waitWords } from '../locks/waitWords.ts';
import type { Rule } from '../rule.ts';
import type { LintScript } from '../subject.ts';

export const addColumnConstrainedDomain: Rule = {
  name: 'add-column-constrained-domain',
  summary: 'A new column whose type is a domain with a CHECK rewrites the table',
  severity: 'warning',
  category: 'locks',
  preset: 'recommended',
  isQuietInDown: true,
  looksIntoDo: true,
  check: {
    each: 'statement',
    commands: ['AT_AddColumn'],
    visit: {
      *AlterTableStmt(_node, statement, script) {
        for (const { by, type, typeName, table, spanOf } of columnsOf(statement, script)) {
          if (by !== 'add' || !type || BUILT_IN_TYPES.has(typeName)) continue;
          if (!isConstrained(type, statement, script)) continue;
          if (!mayHoldRows(table, statement, script)) continue;
          const wait = waitWords('ACCESS EXCLUSIVE', shownTable(table), 'rewrite');
          yield {
            span: spanOf(),
            message: `${wait} "${wordsOf(type.names).join('.')}" is a domain with a constraint.`,
            help: 'Use the type below the domain, and a CHECK that is added NOT VALID and validated later.',
          };
        }
      },
    },
  },
};

/** By how the domain was made. An array of it is not checked, and so not rewritten (measured). */
function isConstrained(type: TypeName, statement: Statement, script: LintScript): boolean {
  if (type.arrayBounds) return false;
  const domain = script.schemaBefore(statement).type(wordsOf(type.names));
  if (domain?.kind !== 'domain') return false;
  const { constraints } = domain.madeBy.statement.node as Nodes['CreateDomainStmt'];
  return nodesOf(constraints, 'Constraint').some(({ contype }) => CHECKED.has(contype ?? ''));
}

const CHECKED = new Set(['CONSTR_CHECK', 'CONSTR_NOTNULL']);

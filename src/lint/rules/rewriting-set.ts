import type { AlterTableType } from '@pgsql/types';
import { alterationsIn } from '../facts/alterationsIn.ts';
import { fullRewrite } from '../facts/fullRewrite.ts';
import { shownTable } from '../facts/tableName.ts';
import { waitWords } from '../locks/waitWords.ts';
import type { Rule, Visit } from '../rule.ts';

const visit: Visit<'VacuumStmt' | 'ClusterStmt'> = function* (_node, statement, script) {
  if (script.options.pgVersion >= 19) return;
  const message = fullRewrite(statement, script);
  const help =
    'Do it when nobody needs the table, or use pg_repack. An ordinary VACUUM needs no lock.';
  if (message) yield { span: statement.span, message, help };
};

export const rewritingSet: Rule = {
  name: 'rewriting-set',
  summary: 'SET LOGGED, SET TABLESPACE, VACUUM FULL and their like write the whole table anew',
  severity: 'warning',
  category: 'locks',
  preset: 'strict',
  isQuietInDown: true,
  looksIntoDo: true,
  check: {
    each: 'statement',
    visit: {
      *AlterTableStmt(_node, statement, script) {
        for (const { kind, table, span } of alterationsIn(statement, script)) {
          const command = COMMANDS[kind];
          if (!command || script.newTables.has(table, statement)) continue;
          yield {
            span,
            message: `${command} takes an ACCESS EXCLUSIVE lock. ${waitWords('ACCESS EXCLUSIVE', shownTable(table), 'rewrite')}`,
            help: 'Do it when nobody needs the table.',
          };
        }
      },
      VacuumStmt: visit,
      ClusterStmt: visit,
    },
  },
};

const COMMANDS: { readonly [Kind in AlterTableType]?: string } = {
  AT_SetLogged: 'SET LOGGED',
  AT_SetUnLogged: 'SET UNLOGGED',
  AT_SetTableSpace: 'SET TABLESPACE',
  AT_SetAccessMethod: 'SET ACCESS METHOD',
};

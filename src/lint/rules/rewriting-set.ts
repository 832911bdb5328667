import type { AlterTableType } from '@pgsql/types';
import { alterationsIn } from '../facts/alterationsIn.ts';
import { shownTable } from '../facts/tableName.ts';
import { waitWords } from '../locks/waitWords.ts';
import type { Rule } from '../rule.ts';

export const rewritingSet: Rule = {
  name: 'rewriting-set',
  summary: 'SET LOGGED, SET TABLESPACE and their like write the whole table anew',
  severity: 'warning',
  category: 'locks',
  preset: 'strict',
  isQuietInDown: true,
  looksIntoDo: true,
  check: {
    each: 'statement',
    commands: ['AT_SetLogged', 'AT_SetUnLogged', 'AT_SetTableSpace', 'AT_SetAccessMethod'],
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
    },
  },
};

const COMMANDS: { readonly [Kind in AlterTableType]?: string } = {
  AT_SetLogged: 'SET LOGGED',
  AT_SetUnLogged: 'SET UNLOGGED',
  AT_SetTableSpace: 'SET TABLESPACE',
  AT_SetAccessMethod: 'SET ACCESS METHOD',
};

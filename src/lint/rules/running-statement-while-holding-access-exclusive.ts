import type { Nodes } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';
import { whileLocked } from '../facts/heldLock.ts';
import { manyRows } from '../facts/manyRows.ts';
import { locksOf } from '../locks/locksOf.ts';
import { waiters } from '../locks/waitWords.ts';
import type { Rule } from '../rule.ts';
import type { LintScript } from '../subject.ts';

export const runningStatementWhileHoldingAccessExclusive: Rule = {
  name: 'running-statement-while-holding-access-exclusive',
  summary: 'Work that takes long follows a statement whose lock everyone waits for',
  severity: 'warning',
  category: 'locks',
  preset: 'strict',
  isQuietInDown: true,
  yieldsTo: ['backfill-in-ddl-transaction'],
  check: {
    each: 'script',
    *look(script) {
      for (const { statement, table } of whileLocked(script)) {
        if (!takesLong(statement, script)) continue;
        yield {
          span: statement.span,
          message: `An earlier statement keeps its ACCESS EXCLUSIVE lock on "${table}" until the transaction ends: ${waiters('ACCESS EXCLUSIVE', table)} wait for this one, too.`,
          help: 'Put it before the statement that takes the lock, or into a migration of its own.',
        };
      }
    },
  },
};

/** Rows that are written down in the script are few. What is not known to be quick may take long. */
function takesLong(statement: Statement, script: LintScript): boolean {
  const { kind, node } = statement;
  if (kind === 'SelectStmt') return (node as Nodes['SelectStmt']).fromClause !== undefined;
  if (kind === 'InsertStmt') return manyRows(statement) !== undefined;
  if (OPAQUE.has(kind)) return true;
  return locksOf(statement, script).some(
    (it) => it.lasts === 'as long as the work' && !script.newTables.has(it.relation, statement),
  );
}

const OPAQUE: ReadonlySet<string> = new Set(['CallStmt', 'DoStmt', 'CreateTableAsStmt']);

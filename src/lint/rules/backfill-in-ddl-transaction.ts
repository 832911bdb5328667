import { whileLocked } from '../facts/heldLock.ts';
import { manyRows } from '../facts/manyRows.ts';
import { moveRowsChange } from '../facts/moveRowsChange.ts';
import { waiters } from '../locks/waitWords.ts';
import type { Rule } from '../rule.ts';

export const backfillInDdlTransaction: Rule = {
  name: 'backfill-in-ddl-transaction',
  summary: 'Rows are changed while an ALTER TABLE of the same transaction keeps everyone waiting',
  severity: 'warning',
  category: 'locks',
  preset: 'recommended',
  isFixable: true,
  isQuietInDown: true,
  check: {
    each: 'script',
    *look(script) {
      for (const { statement, table } of whileLocked(script)) {
        const name = manyRows(statement);
        if (!name) continue;
        const waiting = waiters('ACCESS EXCLUSIVE', table);
        yield {
          span: { start: statement.span.start, end: statement.span.start + name.length },
          message: `An earlier statement keeps its ACCESS EXCLUSIVE lock on "${table}" until the transaction ends: ${waiting} wait until this ${name} has gone through all its rows.`,
          help: 'Change the rows in a migration of its own, behind this one, and in portions if they are many.',
          fixes: moveRowsChange(statement, name, script),
        };
      }
    },
  },
};

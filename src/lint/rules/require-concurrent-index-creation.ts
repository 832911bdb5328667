import { concurrentlyFixes, concurrentlyHelp } from '../facts/concurrently.ts';
import { isPartitionedTable } from '../facts/partitioned.ts';
import { sqlTable } from '../facts/sqlName.ts';
import { shownTable } from '../facts/tableName.ts';
import { findWords } from '../facts/tokens.ts';
import { waitWords } from '../locks/waitWords.ts';
import type { Rule } from '../rule.ts';

export const requireConcurrentIndexCreation: Rule = {
  name: 'require-concurrent-index-creation',
  summary: 'CREATE INDEX without CONCURRENTLY keeps writes to the table waiting until it is built',
  severity: 'warning',
  category: 'locks',
  preset: 'recommended',
  isFixable: true,
  isQuietInDown: true,
  looksIntoDo: true,
  check: {
    each: 'statement',
    visit: {
      *IndexStmt(node, statement, script) {
        const { relation, concurrent, idxname } = node;
        if (!relation || concurrent || script.newTables.has(relation, statement)) return;
        const behind = findWords(script.text, statement.span, 'index') ?? statement.span;
        const complaint = {
          span: { start: statement.span.start, end: behind.end },
          message: `CREATE INDEX takes a SHARE lock. ${waitWords('SHARE', shownTable(relation), 'index build')}`,
        };
        if (isPartitionedTable(relation, statement, script)) {
          // Made ON ONLY it, the index has nothing to build.
          if (relation.inh !== true) return;
          yield { ...complaint, help: PARTITIONED };
          return;
        }
        const index = idxname ?? script.indexName(node)?.name ?? '';
        const name = sqlTable({ ...relation, relname: index });
        const description = `create ${index} concurrently`;
        const undo = `DROP INDEX CONCURRENTLY IF EXISTS ${name};`;
        const plain = { statement, behind, description, undo, index };
        yield {
          ...complaint,
          help: concurrentlyHelp(statement, script),
          fixes: () => concurrentlyFixes(plain, script),
        };
      },
    },
  },
};

const PARTITIONED =
  'A partitioned table knows no CONCURRENTLY: make the index ON ONLY it, make one CONCURRENTLY on each partition, and attach them with ALTER INDEX ... ATTACH PARTITION.';

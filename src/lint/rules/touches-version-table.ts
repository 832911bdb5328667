import { groupBy } from '../../migrations/groupBy.ts';
import type { Statement } from '../../sql/parser.ts';
import type { Span } from '../../sql/span.ts';
import { LEDGERS } from '../facts/otherLedgers.ts';
import { statementAt } from '../facts/statementAt.ts';
import { tokensIn } from '../facts/tokens.ts';
import type { Rule } from '../rule.ts';
import type { LintScript } from '../subject.ts';

export const touchesVersionTable: Rule = {
  name: 'touches-version-table',
  summary: 'The table of what has been run belongs to the runner, which is writing to it right now',
  severity: 'error',
  category: 'correctness',
  preset: 'recommended',
  check: {
    each: 'script',
    *look(script) {
      for (const { span, name, statement } of mentions(script)) {
        if (!changes(statement, name)) continue;
        yield {
          span,
          message: `${name} is the ledger of ${LEDGERS.get(name)}. A script that changes it makes the runner believe what is not so: migrations are run twice, or never.`,
          help: 'Leave it to the runner. To mark a migration as run, use Repair.',
        };
      }
    },
  },
};

interface Mention {
  readonly span: Span;
  readonly name: string;
  readonly statement: Statement;
}

/** Found by text first, since hardly any script has one. */
function* mentions({ text, statements }: LintScript): Generator<Mention> {
  const places = Array.from(text.matchAll(NAMES), ({ index }) => index);
  const byStatement = groupBy(places, (it) => statementAt(statements, it));
  for (const [statement, starts] of byStatement) {
    if (!statement) continue;
    const known = new Set(starts);
    for (const { kind, start, end } of tokensIn(text, statement.span)) {
      const isQuoted = text[start] === '"';
      if (!known.has(isQuoted ? start + 1 : start) || (kind !== 'word' && !isQuoted)) continue;
      const name = text.slice(start, end).replaceAll('"', '').toLowerCase();
      if (LEDGERS.has(name)) yield { span: { start, end }, name, statement };
    }
  }
}

const NAMES = new RegExp(`\\b(?:${[...LEDGERS.keys()].join('|')})\\b`, 'gi');

/** To read it does no harm, and the ledger of another runner may go when that one is left, or come back. */
function changes({ kind, node }: Statement, name: string): boolean {
  if (kind === 'DropStmt' || kind === 'CreateStmt') return name === '_sqlx_migrations';
  if (kind === 'CopyStmt') return node['is_from'] === true;
  return CHANGES.has(kind);
}

const CHANGES: ReadonlySet<string> = new Set([
  'AlterObjectSchemaStmt',
  'AlterTableStmt',
  'DeleteStmt',
  'IndexStmt',
  'InsertStmt',
  'LockStmt',
  'MergeStmt',
  'RenameStmt',
  'TruncateStmt',
  'UpdateStmt',
]);

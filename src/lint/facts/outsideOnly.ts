import type { RangeVar } from '@pgsql/types';
import type { Nodes } from '../../sql/nodes.ts';
import { needsNoTransaction } from '../../sql/outsideTransaction.ts';
import type { Statement } from '../../sql/parser.ts';
import type { Span } from '../../sql/span.ts';
import type { LintScript } from '../subject.ts';
import { findWords, tokensIn } from './tokens.ts';

/** A statement that PostgreSQL refuses inside of a transaction. */
export interface OutsideOnly {
  readonly statement: Statement;
  /** What it is called in a sentence: `CREATE INDEX CONCURRENTLY`. */
  readonly name: string;
  /** The word to point at: CONCURRENTLY, or else the first ones. */
  readonly span: Span;
  /** True when it is allowed in a transaction without this word. */
  readonly isConcurrent: boolean;
  readonly table?: RangeVar | undefined;
}

/** Those of a script, in its order. */
export function outsideOnly({ parsed, options, text }: LintScript): OutsideOnly[] {
  const known = new Set(needsNoTransaction(parsed));
  return parsed.statements
    .filter((it) => known.has(it) || (options.pgVersion < 12 && addsEnumValue(it)))
    .map((it) => described(it, text));
}

/** A transaction could not add a value to an enum type before version 12. */
function addsEnumValue({ kind, node }: Statement): boolean {
  return kind === 'AlterEnumStmt' && (node as Nodes['AlterEnumStmt']).oldVal === undefined;
}

function described(statement: Statement, text: string): OutsideOnly {
  const { kind, node, span } = statement;
  const words = tokensIn(text, span, 2);
  const count = kind === 'VacuumStmt' || kind === 'ClusterStmt' ? 1 : 2;
  const first = { start: span.start, end: words[count - 1]?.end ?? span.end };
  const concurrently = NAMES[kind] && findWords(text, span, 'concurrently');
  if (!concurrently) {
    const name = text.slice(first.start, first.end).replaceAll(/\s+/g, ' ').toUpperCase();
    return { statement, name, span: first, isConcurrent: false };
  }
  const table = kind === 'IndexStmt' ? (node as Nodes['IndexStmt']).relation : undefined;
  return { statement, name: NAMES[kind] ?? '', span: concurrently, isConcurrent: true, table };
}

const NAMES: Readonly<Record<string, string>> = {
  IndexStmt: 'CREATE INDEX CONCURRENTLY',
  DropStmt: 'DROP INDEX CONCURRENTLY',
  ReindexStmt: 'REINDEX CONCURRENTLY',
  AlterTableStmt: 'DETACH PARTITION CONCURRENTLY',
};

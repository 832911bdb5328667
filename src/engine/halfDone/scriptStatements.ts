import { items, type Node } from '../../sql/node.ts';
import type { ParsedScript, Statement } from '../../sql/parser.ts';
import { type Place, placeAt } from '../../sql/span.ts';
import { evidenceOf } from './evidence.ts';
import type { Evidence } from './evidenceParts.ts';
import { isRepeatable } from './isRepeatable.ts';
import { type NamedIndex, namedIndex } from './namedIndex.ts';

/** `control`: BEGIN, COMMIT and the like. `session`: SET, which leaves nothing in the database. */
export type StatementRole = 'creates' | 'removes' | 'other' | 'session' | 'control';

/** One statement of a script outside a transaction, with what tells whether it has landed. */
export interface ScriptStatement {
  readonly text: string;
  readonly place: Place;
  readonly role: StatementRole;
  /** Statements of one number are committed together. */
  readonly transaction: number;
  /** That transaction ends with a COMMIT or with the message, and not with a ROLLBACK. */
  readonly isCommitted: boolean;
  /** Sent again it does no harm and is no error, as with IF NOT EXISTS. */
  readonly isRepeatable: boolean;
  /** It may commit a part of its work by itself, if it is the only statement of its message. */
  readonly mayCommit: boolean;
  readonly evidence?: Evidence;
  readonly index?: NamedIndex;
}

/**
 * The statements of a script as they are committed. Those of one Query message are one transaction,
 * unless the script ends it by itself ("Multiple Statements in a Simple Query" in the manual).
 * Undefined where our parser rejects a part: then nothing can be told.
 */
export function scriptStatements(
  parsed: ParsedScript,
  text: string,
): readonly ScriptStatement[] | undefined {
  if (parsed.problem) return undefined;
  let isMoved = false;
  const found = transactionsOf(parsed.statements).flatMap((statements, transaction) => {
    const isCommitted = !statements.some(rollsBack);
    return statements.map((statement) => {
      const { evidence, ...described } = describe(statement, text);
      isMoved ||= movesNames(statement);
      const told = !isMoved && evidence && { evidence };
      return { ...described, transaction, isCommitted, ...told };
    });
  });
  return withoutContradictions(found);
}

/** What a script drops and makes again, the catalog shows as it was before and as it is after. */
function withoutContradictions(statements: readonly ScriptStatement[]): ScriptStatement[] {
  const subjects = (it: ScriptStatement): string[] =>
    it.evidence?.checks.map(({ subject }) => subject) ?? [];
  const counts = new Map<string, number>();
  for (const subject of statements.flatMap(subjects)) {
    counts.set(subject, (counts.get(subject) ?? 0) + 1);
  }
  return statements.map((statement) => {
    const { evidence, ...rest } = statement;
    const isTwice = subjects(statement).some((it) => (counts.get(it) ?? 0) > 1);
    return isTwice ? rest : statement;
  });
}

function transactionsOf(statements: readonly Statement[]): Statement[][] {
  const transactions: Statement[][] = [[]];
  for (const statement of statements) {
    transactions.at(-1)?.push(statement);
    if (endsTransaction(statement)) transactions.push([]);
  }
  return transactions;
}

/** After it, names mean something else than where we look from. */
function movesNames({ kind, node }: Statement): boolean {
  const names = ['search_path', 'role', 'session_authorization'];
  return kind === 'VariableSetStmt' && names.includes(String(node['name']));
}

type Described = Omit<ScriptStatement, 'transaction' | 'isCommitted'>;

function describe(statement: Statement, text: string): Described {
  const { span } = statement;
  const [evidence, index] = [evidenceOf(statement), namedIndex(statement)];
  return {
    text: text.slice(span.start, span.end),
    place: placeAt(text, span.start),
    role: roleOf(statement),
    isRepeatable: isRepeatable(statement),
    mayCommit: statement.kind === 'CallStmt' || statement.kind === 'DoStmt',
    ...(evidence && { evidence }),
    ...(index && { index }),
  };
}

const ENDS = new Set(['TRANS_STMT_COMMIT', 'TRANS_STMT_ROLLBACK', 'TRANS_STMT_PREPARE']);

function endsTransaction({ kind, node }: Statement): boolean {
  return kind === 'TransactionStmt' && ENDS.has(String(node['kind']));
}

/** ... or leaves it for another session to commit. */
function rollsBack(statement: Statement): boolean {
  return endsTransaction(statement) && statement.node['kind'] !== 'TRANS_STMT_COMMIT';
}

function roleOf({ kind, node }: Statement): StatementRole {
  if (kind === 'TransactionStmt') return 'control';
  if (kind === 'VariableSetStmt') return 'session';
  if (kind === 'DropStmt' || kind === 'DropdbStmt') return 'removes';
  if (kind === 'AlterTableStmt') return addsOnly(node) ? 'creates' : 'other';
  return kind === 'IndexStmt' || kind === 'ViewStmt' || kind.startsWith('Create')
    ? 'creates'
    : 'other';
}

function addsOnly(node: Node): boolean {
  const added = new Set(['AT_AddColumn', 'AT_AddConstraint', 'AT_ValidateConstraint']);
  return items(node, 'cmds', 'AlterTableCmd').every((it) => added.has(String(it['subtype'])));
}

import { type Nodes, wordsOf } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';
import type { Span } from '../../sql/span.ts';
import type { LintScript } from '../subject.ts';
import { mayBeOfType } from './mayBeOfType.ts';
import { literal } from './sqlText.ts';
import { tokensIn } from './tokens.ts';

/** A value of an enum type, added and used in one transaction. */
export interface NewValueUse {
  readonly statement: Statement;
  readonly span: Span;
  readonly value: string;
  readonly type: string;
}

interface NewValue {
  readonly value: string;
  readonly type: readonly string[];
}

/** Those of a script. A value of a type that the script has made itself may be used at once. */
export function* newEnumValueUses(script: LintScript): Generator<NewValueUse> {
  const added = new Map<string, NewValue>();
  const ownTypes = new Set<string>();
  for (const statement of script.statements) {
    const { kind, node } = statement;
    if (!isTogether(statement, script)) added.clear();
    if (kind === 'CreateEnumStmt') ownTypes.add(nameOf((node as Nodes['CreateEnumStmt']).typeName));
    if (kind === 'AlterEnumStmt') {
      const { typeName, oldVal, newVal = '' } = node as Nodes['AlterEnumStmt'];
      if (oldVal === undefined && !ownTypes.has(nameOf(typeName)))
        added.set(literal(newVal), { value: newVal, type: wordsOf(typeName) });
    } else if (added.size > 0 && !NEVER_USES.has(kind)) {
      yield* usesIn(statement, added, script);
    }
  }
}

/** Several statements in one message are a transaction, too. */
function isTogether(statement: Statement, script: LintScript): boolean {
  return script.isInTransaction(statement) || script.role !== 'plain';
}

const NEVER_USES: ReadonlySet<string> = new Set(['CommentStmt', 'DoStmt', 'TransactionStmt']);

function* usesIn(
  statement: Statement,
  added: ReadonlyMap<string, NewValue>,
  script: LintScript,
): Generator<NewValueUse> {
  const { text } = script;
  for (const { start, end } of tokensIn(text, statement.span)) {
    if (text[start] !== "'") continue;
    const span = { start, end };
    const found = added.get(text.slice(span.start, span.end));
    if (!found || !mayBeOfType(span, found.type, statement, script)) continue;
    yield { statement, span, value: found.value, type: found.type.join('.') };
  }
}

function nameOf(words: Nodes['AlterEnumStmt']['typeName']): string {
  return wordsOf(words).at(-1) ?? '';
}

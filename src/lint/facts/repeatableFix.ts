import { readToken } from '../../sql/lexer.ts';
import type { Nodes } from '../../sql/nodes.ts';
import type { InDo, Statement } from '../../sql/parser.ts';
import type { Span } from '../../sql/span.ts';
import { applyEdits, type Replacement } from '../applyEdits.ts';
import { type Fix, replacement, safeFix } from '../fix.ts';
import type { LintScript } from '../subject.ts';
import { alterationsOf } from './alterations.ts';
import type { Cure, Unrepeatable } from './deed.ts';
import { type Guard, guarded } from './guarded.ts';
import { inCaseOf, lineEndOf } from './sqlText.ts';

/**
 * What makes a deed repeatable. `siblings` are those of its statement that are to be mended with it:
 * of an ALTER TABLE with several commands, those that need a guard leave it for DO blocks.
 */
export function repeatableFixes(
  it: Unrepeatable,
  siblings: readonly Unrepeatable[],
  script: LintScript,
): Fix[] {
  const { statement, cure } = it;
  const { start, end } = statement.span;
  if (cure.kind === 'advice') return [];
  const whole = siblings.map((sibling) => sibling.cure).find(isWhole);
  if (whole) {
    const sql = script.text.slice(start, end);
    return [guardFix(it, placed(sql, whole.guard, statement, script.text), script)];
  }
  const commands = commandsOf(statement, script.text);
  if (commands.length > 1 && siblings.some((sibling) => sibling.cure.kind === 'guard')) {
    const written = apart(commands, statement, siblings, script.text);
    const fix = guardFix(it, written, script);
    return [{ ...fix, isSafe: fix.isSafe && !hasComment(statement, script.text) }];
  }
  if (cure.kind === 'clause') {
    return [safeFix(`Insert ${cure.clause}`, clauseEdit(it, script.text))];
  }
  const [command] = commands;
  const sql =
    cure.instead !== undefined && command
      ? script.text.slice(start, command.start) + cure.instead
      : script.text.slice(start, end);
  return [guardFix(it, placed(sql, cure.guard, statement, script.text), script)];
}

function isWhole(cure: Cure): cure is Extract<Cure, { kind: 'guard' }> {
  return cure.kind === 'guard' && Boolean(cure.isWhole);
}

function guardFix({ statement, cure }: Unrepeatable, written: string, { text }: LintScript): Fix {
  const { span, inDo } = statement;
  const change = replacement(span, written);
  if (!inDo) return safeFix('Guard it with a DO block', change);
  const isSafe = !('guard' in cure) || !mayMeetVariables(cure.guard, inDo, text);
  return { ...safeFix('Guard it inside of the DO block', change), isSafe };
}

/** In PL/pgSQL a variable that is called like a column makes that ambiguous. */
function mayMeetVariables(guard: Guard, { block }: InDo, text: string): boolean {
  if (!('condition' in guard)) return false;
  const code = text.slice(block.span.start, block.span.end).toLowerCase();
  const columns = guard.condition.replaceAll(/'[^']*'/g, '').match(/\b[a-z]+\b/g) ?? [];
  return /\bdeclare\b/.test(code) && columns.some((it) => code.includes(it));
}

/** A comment between two commands may be lost when they part. */
function hasComment({ span }: Statement, text: string): boolean {
  for (let at = span.start; at < span.end; ) {
    const { kind, end } = readToken(text, at);
    if (kind === 'comment') return true;
    at = end;
  }
  return false;
}

function clauseEdit({ cure, span }: Unrepeatable, text: string): Replacement {
  const { at, clause } = cure.kind === 'clause' ? cure : { at: span.end, clause: '' };
  const written = ` ${inCaseOf(text.slice(span.start, span.end), clause)}`;
  return { kind: 'replace', span: { start: at, end: at }, text: written };
}

interface Command extends Span {
  /** True for one that is about a constraint or an index, which the same statement may make. */
  readonly isLate: boolean;
}

/** The commands of an ALTER TABLE; none of another statement. */
function commandsOf(statement: Statement, text: string): readonly Command[] {
  if (statement.kind !== 'AlterTableStmt') return [];
  return alterationsOf(statement.node as Nodes['AlterTableStmt'], statement, text).map(
    ({ span: { start, end }, kind }) => ({ start, end, isLate: LATE.has(kind) }),
  );
}

const LATE: ReadonlySet<string> = new Set([
  'AT_AlterConstraint',
  'AT_ClusterOn',
  'AT_ReplicaIdentity',
  'AT_ValidateConstraint',
]);

/**
 * The statement with the commands that need no guard, and each of the others in its own block. What
 * PostgreSQL does last in an ALTER TABLE stands last.
 */
function apart(
  commands: readonly Command[],
  statement: Statement,
  siblings: readonly Unrepeatable[],
  text: string,
): string {
  const [first, second] = commands;
  const head = text.slice(statement.span.start, first?.start);
  const comma = text.slice(first?.end, second?.start);
  const guards = siblings.filter(({ cure }) => cure.kind === 'guard');
  const isGuarded = (span: Span): boolean => guards.some((it) => isWithin(it.span, span));
  const kept = (isLate: boolean): string[] => {
    const its = commands.filter((it) => !isGuarded(it) && it.isLate === isLate);
    if (its.length === 0) return [];
    return [head + its.map((it) => withClauses(it, siblings, text)).join(comma)];
  };
  const blocks = guards.flatMap(({ cure, span }) => {
    const command = commands.find((it) => isWithin(span, it));
    if (cure.kind !== 'guard' || !command) return [];
    const sql = cure.instead ?? text.slice(command.start, command.end);
    return placed(head.replace(/\s+$/, ' ') + sql, cure.guard, statement, text);
  });
  const gap = `;${lineEndOf(text).repeat(2)}${indentOf(statement, text)}`;
  return [...kept(false), ...blocks, ...kept(true)].join(gap);
}

function withClauses(command: Span, siblings: readonly Unrepeatable[], text: string): string {
  const edits = siblings
    .filter(({ cure, span }) => cure.kind === 'clause' && isWithin(span, command))
    .map((it) => clauseEdit(it, text))
    .map((it) => ({
      ...it,
      span: { start: it.span.start - command.start, end: it.span.end - command.start },
    }));
  return applyEdits(text.slice(command.start, command.end), edits);
}

function isWithin(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

/** The block as it stands at the statement's place, its lines as far in as the statement. */
function placed(sql: string, guard: Guard, statement: Statement, text: string): string {
  const isInBlock = statement.inDo !== undefined;
  return guarded(sql, guard, lineEndOf(text) + indentOf(statement, text), isInBlock);
}

function indentOf({ span }: Statement, text: string): string {
  const before = text.slice(text.lastIndexOf('\n', span.start - 1) + 1, span.start);
  return /^[ \t]*$/.test(before) ? before : '';
}

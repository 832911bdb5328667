import type { Statement } from '../../sql/parser.ts';
import { type Edit, type Fix, insertion, replacement, safeFix } from '../fix.ts';
import type { LintScript } from '../subject.ts';
import { counterpartOf } from './indexCounterpart.ts';
import { likeCase } from './likeCase.ts';
import { newMigration } from './newMigration.ts';
import { directiveFirst } from './noTransactionLine.ts';
import { commentStart, statementLines } from './statementLines.ts';

/** A statement that CONCURRENTLY would make gentle. PostgreSQL refuses that inside of a transaction. */
export interface Plain {
  readonly statement: Statement;
  /** Behind which word of the script CONCURRENTLY goes. */
  readonly behind: { readonly start: number; readonly end: number };
  /** What a migration of its own would do, in words: `create orders_note_idx concurrently`. */
  readonly description: string;
  /** What undoes it there; a comment, if the script does not tell. */
  readonly undo: string;
  /** The index that it makes or drops, whose opposite down.sql may have. */
  readonly index?: string;
}

/** What to do about it, as far as the transaction around it allows. */
export function concurrentlyHelp(statement: Statement, script: LintScript): string {
  if (statement.inDo) return 'Use CONCURRENTLY, outside of the DO block and of any transaction.';
  if (!script.isInTransaction(statement)) return 'Add CONCURRENTLY.';
  if (!isWrapped(script)) return 'Use CONCURRENTLY, outside of the transaction.';
  return isAlone(script)
    ? 'Add CONCURRENTLY, and -- no-transaction as the first line, as PostgreSQL refuses it inside of a transaction.'
    : 'Put it into a migration of its own that begins with -- no-transaction, and add CONCURRENTLY there.';
}

/** CONCURRENTLY where it can stand as it is; else with the directive, or moved to where it can. */
export function concurrentlyFixes(plain: Plain, script: LintScript): Fix[] {
  if (plain.statement.inDo) return [];
  if (!script.isInTransaction(plain.statement)) {
    return [safeFix('Add CONCURRENTLY', wordEdit(plain, script))];
  }
  if (!isWrapped(script)) return [];
  return isAlone(script) ? [directiveFix(plain, script)] : moveFixes(plain, script);
}

function isWrapped({ role, wrapping }: LintScript): boolean {
  return role !== 'plain' && wrapping === 'transaction';
}

function isAlone({ statements, parsed }: LintScript): boolean {
  return statements.length === 1 && !parsed.problem;
}

function wordEdit({ behind }: Pick<Plain, 'behind'>, { text }: LintScript): Edit {
  const [written, word] = [text.slice(behind.start, behind.end), concurrently(text, behind)];
  // In place of the word, so that IF EXISTS, which another fix puts behind it, comes later.
  const isWord = /^\w+$/.test(written);
  return isWord ? replacement(behind, `${written} ${word}`) : insertion(behind.end, ` ${word}`);
}

/**
 * With its opposite in down.sql, if that has nothing else to do either. A person must want it: what
 * fails outside of a transaction is not rolled back.
 */
function directiveFix(plain: Plain, script: LintScript): Fix {
  const edits = [...directiveFirst(script.text), wordEdit(plain, script)];
  const other = counterpartOf(script, plain.index);
  if (other?.isPlain && isAlone(other.script) && isWrapped(other.script)) {
    const { path, text } = other.script;
    const theirs = [...directiveFirst(text), wordEdit(other, other.script)];
    edits.push(...theirs.map((it) => ({ ...it, path }) as Edit));
  }
  const title = 'Add CONCURRENTLY, and -- no-transaction as the first line';
  return { title, isSafe: false, edits };
}

function moveFixes(plain: Plain, script: LintScript): Fix[] {
  const { statement, description, undo } = plain;
  if (isNeededHere(plain, script)) return [];
  const other = counterpartOf(script, plain.index);
  const edits = newMigration(script, {
    description,
    up: movedText(plain, script),
    down: other ? movedText(other, other.script) : undo,
    noTransaction: other !== undefined || !undo.startsWith('--') || 'up',
  });
  if (!edits) return [];
  const cuts = [replacement(statementLines(script.text, statement, true), '')];
  if (other) {
    const gone = statementLines(other.script.text, other.statement, true);
    cuts.push({ kind: 'replace', span: gone, text: '', path: other.script.path });
  }
  const title = 'Move it into a migration of its own, with CONCURRENTLY';
  return [{ title, isSafe: false, edits: [...cuts, ...edits] }];
}

/** Whether what follows speaks of the index: it would miss it, or be in its way. */
function isNeededHere({ index, statement }: Plain, { statements, text }: LintScript): boolean {
  if (statements.length > MANY) return true;
  const { end } = statement.span;
  // To cut the rest of a script into words is dear, and it hardly ever has this one.
  if (index === undefined || !text.includes(index, end)) return false;
  return text
    .slice(end)
    .split(/[^\p{L}\p{N}_$]+/u)
    .includes(index);
}

/** A script as long as this is not taken apart by moving single statements. */
const MANY = 500;

interface Movable extends Pick<Plain, 'statement' | 'behind'> {
  readonly isPlain?: boolean;
}

/** The statement with the comment above it and with CONCURRENTLY. */
function movedText({ statement, behind, isPlain = true }: Movable, { text }: LintScript): string {
  const { start, end } = statement.span;
  const before = text.slice(commentStart(text, start), behind.end);
  const word = isPlain ? ` ${concurrently(text, behind)}` : '';
  return `${before}${word}${text.slice(behind.end, end)};`;
}

/** In the case of the first word before it. */
function concurrently(text: string, { start, end }: Plain['behind']): string {
  const [word = ''] = text.slice(start, end).split(/\s/, 1);
  return likeCase(word, 'concurrently');
}

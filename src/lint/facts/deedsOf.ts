import type { Nodes } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';
import type { Span } from '../../sql/span.ts';
import type { LintScript } from '../subject.ts';
import { commandDeeds } from './commandDeeds.ts';
import type { Cure, Deed } from './deed.ts';
import { type MadeObject, madeObject } from './madeObjects.ts';
import { memberDeeds } from './memberDeeds.ts';
import { objectKey, shownObject } from './objectTypes.ts';
import { optionDeeds } from './optionDeeds.ts';
import { madeSignature, takenSignatures } from './routineKeys.ts';
import { type TakenObject, takenObject } from './takenObjects.ts';
import { findWords, isWord, tokensIn } from './tokens.ts';

/**
 * What a statement makes and takes away, as far as its own text says. Behind a condition in a DO block,
 * which is there to allow for both states, it can be repeated.
 */
export function deedsOf(statement: Statement, script: LintScript): Deed[] {
  const deeds = written(statement, script);
  return statement.inDo?.isGuarded ? deeds.map(({ cure: _, ...it }) => it) : deeds;
}

function written(statement: Statement, script: LintScript): Deed[] {
  const { kind, node } = statement;
  const made = madeObject(kind, node, script.options.pgVersion);
  if (made) return [makingOf(made, statement, script.text)];
  const taken = takenObject(kind, node);
  if (taken) return [takingOf(taken, statement, script.text)];
  const commands =
    kind === 'AlterTableStmt'
      ? commandDeeds(node as Nodes['AlterTableStmt'], statement, script)
      : [];
  const { text } = script;
  return [...commands, ...memberDeeds(statement, text), ...optionDeeds(statement, text)];
}

function makingOf(made: MadeObject, statement: Statement, text: string): Deed {
  const { type, names, form, isRepeatable, owner, isFleeting = false } = made;
  const words = isRepeatable ? statement.span : headWords(text, statement.span, type);
  const cure = ((): Cure => {
    if (typeof form !== 'string') return { kind: 'guard', guard: form };
    const at = form === 'OR REPLACE' ? words.start + 'CREATE'.length : words.end;
    return { kind: 'clause', clause: form, at };
  })();
  return {
    statement,
    deed: 'make',
    what: shown(type, names),
    keys: [objectKey(type, names) + (madeSignature(statement.kind, statement.node) ?? '')],
    owner: owner && objectKey('table', owner),
    span: words,
    cure: isRepeatable ? undefined : cure,
    isFleeting,
  };
}

function takingOf(taken: TakenObject, statement: Statement, text: string): Deed {
  const { type, names, form, isRepeatable } = taken;
  const span = isRepeatable ? statement.span : headWords(text, statement.span, type);
  const signatures = takenSignatures(statement.kind, statement.node);
  const cure: Cure =
    typeof form === 'string'
      ? { kind: 'clause', clause: form, at: span.end }
      : { kind: 'guard', guard: form };
  return {
    statement,
    deed: 'take',
    what: names.map((it) => shown(type, it)).join(', the '),
    keys: names.map((it, index) => objectKey(type, it) + (signatures[index] ?? '')),
    span,
    cure: isRepeatable ? undefined : cure,
  };
}

/** Without the table that it is of. */
function shown(type: string, names: readonly string[]): string {
  return shownObject(type, PARTS.has(type) ? names.slice(-1) : names);
}

const PARTS: ReadonlySet<string> = new Set([
  'attribute',
  'column',
  'constraint',
  'policy',
  'rule',
  'trigger',
]);

/** `CREATE UNIQUE INDEX CONCURRENTLY`: from the verb to the type of the object. */
function headWords(text: string, span: Span, type: string): Span {
  const found = findWords(text, span, ...type.split(' '));
  if (!found) return { start: span.start, end: tokensIn(text, span, 2)[1]?.end ?? span.end };
  if (type !== 'index') return { start: span.start, end: found.end };
  const [next] = tokensIn(text, { start: found.end, end: span.end }, 1);
  const isLonger = next && isWord(text, next, 'concurrently');
  return { start: span.start, end: isLonger ? next.end : found.end };
}

import { inner, type Nodes, nodesOf, wordsOf } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';
import type { Span } from '../../sql/span.ts';
import type { Complaint } from '../complaint.ts';
import { isReset, resets, settingName } from '../facts/resetSettings.ts';
import { inCaseOf } from '../facts/sqlText.ts';
import { tokenSpan } from '../facts/tokenSpan.ts';
import { isWord, tokensIn } from '../facts/tokens.ts';
import { type Edit, type Fix, insertion, replacement } from '../fix.ts';
import type { Rule } from '../rule.ts';
import type { LintScript } from '../subject.ts';

export const setWithoutLocal: Rule = {
  name: 'set-without-local',
  summary: 'SET outlives the migration and changes how the ones after it run; SET LOCAL does not',
  severity: 'warning',
  category: 'correctness',
  preset: 'recommended',
  isFixable: true,
  check: {
    each: 'script',
    *look(script) {
      const reset = resets(script.statements);
      for (const [index, statement] of script.statements.entries()) {
        if (statement.kind === 'SelectStmt') yield* configured(statement, script);
        if (!leaks(statement, script) || isReset(statement, index, reset)) continue;
        const { span, edits, isExplicit } = madeLocal(statement, script.text);
        const fix: Fix = { title: 'Write SET LOCAL', isSafe: !isExplicit, edits };
        const help = 'Write SET LOCAL, which ends with the transaction.';
        yield complaint(span, settingName(statement), help, fix);
      }
    },
  },
};

/** `SELECT set_config('search_path', '', false)`, as pg_dump writes it. */
function* configured(statement: Statement, script: LintScript): Generator<Complaint> {
  if (!isShared(statement, script)) return;
  const { targetList } = statement.node as Nodes['SelectStmt'];
  for (const { val } of nodesOf(targetList, 'ResTarget')) {
    const { funcname, args } = inner(val, 'FuncCall') ?? {};
    const [name, , isLocal] = nodesOf(args, 'A_Const');
    if (wordsOf(funcname).at(-1) !== 'set_config' || !isLocal?.boolval) continue;
    if (isLocal.boolval.boolval || isLocal.location === undefined) continue;
    const span = tokenSpan(isLocal.location, statement, script.text);
    const edit = replacement(span, inCaseOf(script.text.slice(span.start, span.end), 'TRUE'));
    const fix: Fix = { title: 'Make it local', isSafe: true, edits: [edit] };
    yield complaint(
      span,
      name?.sval?.sval ?? '',
      'Write true, which ends with the transaction.',
      fix,
    );
  }
}

function complaint(span: Span, name: string, help: string, fix: Fix): Complaint {
  return {
    span,
    message: `The setting ${name} stays after COMMIT: the migrations that run after this one on the same connection run with it.`,
    help,
    fixes: [fix],
  };
}

function leaks(statement: Statement, script: LintScript): boolean {
  if (statement.kind !== 'VariableSetStmt') return false;
  const { kind, is_local } = statement.node as Nodes['VariableSetStmt'];
  if (is_local || !kind || !SETS.has(kind)) return false;
  return isShared(statement, script);
}

/** In a transaction of the runner, on whose connection other migrations run, too. */
function isShared(statement: Statement, script: LintScript): boolean {
  const isRunnersOwn = script.role !== 'plain' || script.options.assumeInTransaction;
  return isRunnersOwn && script.isInTransaction(statement);
}

/** `SET TRANSACTION` is of the transaction; `SET SESSION CHARACTERISTICS` has no LOCAL. */
const SETS: ReadonlySet<string> = new Set(['VAR_SET_VALUE', 'VAR_SET_DEFAULT']);

/** `SET`, or `SET SESSION`, whose second word was written on purpose. */
function madeLocal(statement: Statement, text: string) {
  const [set, session, next] = tokensIn(text, statement.span, 3);
  const { start, end } = { start: statement.span.start, end: set?.end ?? statement.span.end };
  const local = inCaseOf(text.slice(start, end), 'LOCAL');
  const isExplicit =
    session !== undefined &&
    isWord(text, session, 'session') &&
    !(next && isWord(text, next, 'authorization'));
  const edits: Edit[] = isExplicit ? [replacement(session, local)] : [insertion(end, ` ${local}`)];
  return { span: { start, end: isExplicit ? session.end : end }, edits, isExplicit };
}

import type { Nodes } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';
import { inCaseOf } from '../facts/sqlText.ts';
import { isWord, tokensIn } from '../facts/tokens.ts';
import { type Edit, insertion, replacement } from '../fix.ts';
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
        if (!leaks(statement, script) || isReset(statement, index, reset)) continue;
        const { span, edits, isExplicit } = madeLocal(statement, script.text);
        const name = settingName(statement);
        yield {
          span,
          message: `The setting ${name} stays after COMMIT: the migrations that run after this one on the same connection run with it.`,
          help: 'Write SET LOCAL, which ends with the transaction.',
          fixes: [{ title: 'Write SET LOCAL', isSafe: !isExplicit, edits }],
        };
      }
    },
  },
};

function leaks(statement: Statement, script: LintScript): boolean {
  if (statement.kind !== 'VariableSetStmt') return false;
  const { kind, is_local } = statement.node as Nodes['VariableSetStmt'];
  if (is_local || !kind || !SETS.has(kind)) return false;
  const isRunnersOwn = script.role !== 'plain' || script.options.assumeInTransaction;
  return isRunnersOwn && script.isInTransaction(statement);
}

/** `SET TRANSACTION` is of the transaction; `SET SESSION CHARACTERISTICS` has no LOCAL. */
const SETS: ReadonlySet<string> = new Set(['VAR_SET_VALUE', 'VAR_SET_DEFAULT']);

function settingName({ node }: Statement): string {
  return (node as Nodes['VariableSetStmt']).name ?? '';
}

/** Where each setting is reset last, by its index; under the empty name, where all are. */
function resets(statements: readonly Statement[]): ReadonlyMap<string, number> {
  const last = new Map<string, number>();
  for (const [index, { kind, node }] of statements.entries()) {
    if (kind === 'DiscardStmt') last.set('', index);
    if (kind !== 'VariableSetStmt') continue;
    const set = node as Nodes['VariableSetStmt'];
    if (set.kind === 'VAR_RESET') last.set(set.name ?? '', index);
    if (set.kind === 'VAR_RESET_ALL') last.set('', index);
    if (set.kind === 'VAR_SET_DEFAULT') last.set(set.name ?? '', index);
  }
  return last;
}

function isReset(statement: Statement, index: number, last: ReadonlyMap<string, number>): boolean {
  if ((statement.node as Nodes['VariableSetStmt']).kind === 'VAR_SET_DEFAULT') return true;
  return [settingName(statement), ''].some((name) => (last.get(name) ?? -1) > index);
}

/** `SET`, or `SET SESSION`, whose second word was written on purpose. */
function madeLocal(statement: Statement, text: string) {
  const [set, session, next] = tokensIn(text, statement.span);
  const { start, end } = { start: statement.span.start, end: set?.end ?? statement.span.end };
  const local = inCaseOf(text.slice(start, end), 'LOCAL');
  const isExplicit =
    session !== undefined &&
    isWord(text, session, 'session') &&
    !(next && isWord(text, next, 'authorization'));
  const edits: Edit[] = isExplicit ? [replacement(session, local)] : [insertion(end, ` ${local}`)];
  return { span: { start, end: isExplicit ? session.end : end }, edits, isExplicit };
}

import { type Nodes, nodesOf } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';
import { type Fix, insertion } from '../fix.ts';
import { locksOf } from '../locks/locksOf.ts';
import type { LintScript } from '../subject.ts';
import { blanksBefore } from './blanksBefore.ts';
import { withInner } from './doBlocks.ts';
import { inCaseOf } from './sqlText.ts';
import { changesTimeout, type Timeout, timeoutLimit } from './timeoutLimit.ts';

/**
 * The first statement of a script that may wait or work long before it sets the timeout. None in a
 * file that the runner sends outside of a transaction: its one statement leaves no room for a SET.
 */
export function unprotected(script: LintScript, timeout: Timeout): Statement | undefined {
  if (script.role !== 'plain' && script.wrapping === 'none') return undefined;
  const limit = timeoutLimit(script, timeout);
  return script.statements.find((statement) =>
    withInner(statement).some(
      (it) => !limit.note(it) && !limit.holdsFor(it) && mayTakeLong(it, script),
    ),
  );
}

/** Whether a statement changes what others use. What the script has made itself, nobody uses yet. */
function mayTakeLong(statement: Statement, script: LintScript): boolean {
  if (!CHANGES.test(statement.kind) || isAnalyze(statement)) return false;
  const locks = locksOf(statement, script);
  if (locks.length === 0) return statement.kind !== 'CreateStmt';
  return locks.some(({ relation }) => !script.newTables.has(relation, statement));
}

const CHANGES =
  /^(Alter|Cluster|Comment|Composite|Create|Define|Drop|Index|Lock|Refresh|Reindex|Rename|Rule|Truncate|Vacuum|View)/;

function isAnalyze({ kind, node }: Statement): boolean {
  return kind === 'VacuumStmt' && (node as Nodes['VacuumStmt']).is_vacuumcmd !== true;
}

/** Sets the timeout before the first statement; for one transaction only, where there is one. */
export function timeoutFix(script: LintScript, statement: Statement, timeout: Timeout): Fix {
  const isLocal = script.isInTransaction(statement);
  const [first = statement] = script.statements;
  const isFree = !script.statements.some((it) => it !== statement && changesTimeout(it, timeout));
  const before = isFree && script.isInTransaction(first) === isLocal ? first : statement;
  const { start } = before.span;
  const indent = blanksBefore(script.text, start);
  const [, end = '\n'] = /(\r\n|\n|\r)/.exec(script.text) ?? [];
  const keyword = /^\w+/.exec(script.textOf(before))?.[0] ?? '';
  const sql = inCaseOf(keyword, isLocal ? LOCAL[timeout] : PLAIN[timeout]);
  const edits = [insertion(start, `${sql};${end}${indent}`)];
  return { title: `Set ${timeout}`, isSafe: !isIndexWork(script), edits };
}

/** It is to run alone and outside of a transaction: another fix makes it so, and a SET hinders that. */
function isIndexWork({ statements, role }: LintScript): boolean {
  const [only, second] = statements;
  if (role === 'plain' || !only || second) return false;
  const { removeType } = only.node as Nodes['DropStmt'];
  const [command] = nodesOf((only.node as Nodes['AlterTableStmt']).cmds, 'AlterTableCmd');
  return (
    only.kind === 'IndexStmt' ||
    only.kind === 'ReindexStmt' ||
    removeType === 'OBJECT_INDEX' ||
    command?.subtype === 'AT_DetachPartition'
  );
}

const LOCAL: Readonly<Record<Timeout, string>> = {
  lock_timeout: "SET LOCAL lock_timeout = '5s'",
  statement_timeout: "SET LOCAL statement_timeout = '1min'",
};

/** As Squawk writes them. */
const PLAIN: Readonly<Record<Timeout, string>> = {
  lock_timeout: "SET lock_timeout = '1s'",
  statement_timeout: "SET statement_timeout = '5s'",
};

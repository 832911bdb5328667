import type { Constraint } from '@pgsql/types';
import { readToken } from '../../sql/lexer.ts';
import { type Nodes, nodesOf, wordsOf } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';
import { type Fix, replacement } from '../fix.ts';
import { freeName } from '../history/chosenName.ts';
import type { LintScript } from '../subject.ts';
import { constraintName } from './constraintName.ts';
import type { ConstraintFact } from './constraints.ts';
import { likeCase } from './likeCase.ts';
import { earlierMigration } from './newMigration.ts';
import { sqlName, sqlTable } from './sqlName.ts';

/**
 * Builds the index of a UNIQUE or PRIMARY KEY constraint in a migration before this one, with
 * CONCURRENTLY, and adds the constraint USING INDEX. There is no fix where the script itself adds the
 * columns, nor for partitioned tables, which PostgreSQL knows no such way for.
 */
export function indexFirst(fact: ConstraintFact, statement: Statement, script: LintScript): Fix[] {
  const { constraint } = fact;
  if (fact.by !== 'add' || isSpecial(constraint)) return [];
  if (!isReady(fact, statement, script)) return [];
  const name = constraintName(fact);
  const index = freeName(name, (it) => isTaken(it, fact, statement, script));
  const edits = earlierMigration(script, {
    description: `build ${index} concurrently`,
    up: indexSql(fact, sqlName(index)),
    down: `DROP INDEX CONCURRENTLY IF EXISTS ${sqlName(index)};`,
    noTransaction: true,
  });
  if (!edits) return [];
  const span = fact.spanOf();
  const keyword = script.text.slice(span.start, readToken(script.text, span.start).end);
  const text = likeCase(keyword, `constraint @ ${kindOf(constraint)} using index #`);
  const clause =
    text.replace('@', () => sqlName(name)).replace('#', () => sqlName(index)) +
    likeCase(keyword, timing(constraint));
  const title = `Build the index concurrently in a migration before this one`;
  return [{ title, isSafe: false, edits: [replacement(span, clause), ...edits] }];
}

/** By a constraint that this one replaces, for example: its index is there until then. */
function isTaken(name: string, { table }: ConstraintFact, at: Statement, script: LintScript) {
  const node = at.node as Nodes['AlterTableStmt'];
  const isDropped = nodesOf(node.cmds, 'AlterTableCmd').some((it) => it.name === name);
  return isDropped || script.migration?.before.relation({ ...table, relname: name }) !== undefined;
}

function isSpecial({ options, indexspace, without_overlaps }: Constraint): boolean {
  return options !== undefined || indexspace !== undefined || without_overlaps === true;
}

/** True when the columns are there before this script, as far as is known. */
function isReady(
  { table, columns }: ConstraintFact,
  statement: Statement,
  script: LintScript,
): boolean {
  const known = script.schemaBefore(statement).table(table);
  if (known?.isPartitioned) return false;
  return columns.every((name) => known?.column(name)?.madeBy.path !== script.path);
}

function indexSql({ table, columns, constraint }: ConstraintFact, name: string): string {
  const list = (names: readonly string[]): string => `(${names.map(sqlName).join(', ')})`;
  const included = wordsOf(constraint.including);
  const include = included.length > 0 ? ` INCLUDE ${list(included)}` : '';
  const nulls = constraint.nulls_not_distinct ? ' NULLS NOT DISTINCT' : '';
  return `CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS ${name}\n    ON ${sqlTable(table)} ${list(columns)}${include}${nulls};`;
}

function kindOf({ contype }: Constraint): string {
  return contype === 'CONSTR_PRIMARY' ? 'primary key' : 'unique';
}

function timing({ deferrable, initdeferred }: Constraint): string {
  return `${deferrable ? ' deferrable' : ''}${initdeferred ? ' initially deferred' : ''}`;
}

import type { Constraint } from '@pgsql/types';
import { readToken } from '../../sql/lexer.ts';
import { type Nodes, nodesOf, wordsOf } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';
import { type Fix, replacement } from '../fix.ts';
import { freeName } from '../history/chosenName.ts';
import type { LintScript } from '../subject.ts';
import { constraintName } from './constraintName.ts';
import type { ConstraintFact } from './constraints.ts';
import { constraintRemoval } from './detachConstraint.ts';
import { existence } from './existence.ts';
import { guarded } from './guarded.ts';
import { likeCase } from './likeCase.ts';
import { earlierMigration, type NewMigration, newMigrations } from './newMigration.ts';
import { sqlName, sqlTable } from './sqlName.ts';
import { statementLines } from './statementLines.ts';

/**
 * Builds the index of a UNIQUE or PRIMARY KEY constraint in a migration of its own, with CONCURRENTLY,
 * and adds the constraint USING INDEX: before this migration where its columns are there already,
 * else behind it. Partitioned tables know no such way, and a new key's column has to be filled first.
 */
export function indexFirst(fact: ConstraintFact, statement: Statement, script: LintScript): Fix[] {
  const known = script.schemaBefore(statement).table(fact.table);
  if (isSpecial(fact.constraint) || known?.isPartitioned) return [];
  const isNew = (name: string): boolean => known?.column(name)?.madeBy.path === script.path;
  if (fact.by === 'add' && !fact.columns.some(isNew)) return before(fact, statement, script);
  return fact.constraint.contype === 'CONSTR_UNIQUE' ? behind(fact, statement, script) : [];
}

function before(fact: ConstraintFact, statement: Statement, script: LintScript): Fix[] {
  const name = constraintName(fact);
  const index = freeName(name, (it) => isTaken(it, fact, statement, script));
  const edits = earlierMigration(script, building(fact, index));
  if (!edits) return [];
  const span = fact.spanOf();
  const keyword = script.text.slice(span.start, readToken(script.text, span.start).end);
  const clause = usingIndex(fact, name, index, (words) => likeCase(keyword, words));
  const title = 'Build the index concurrently in a migration before this one';
  return [{ title, isSafe: false, edits: [replacement(span, clause), ...edits] }];
}

/** The constraint leaves this script, if it is all that the statement does or one of a column. */
function behind(fact: ConstraintFact, statement: Statement, script: LintScript): Fix[] {
  const { cmds } = statement.node as Nodes['AlterTableStmt'];
  if (!fact.column && cmds?.length !== 1) return [];
  const name = constraintName(fact);
  const table = sqlTable(fact.table);
  const adding = `ALTER TABLE ${table} ADD ${usingIndex(fact, name, name, (it) => it.toUpperCase())}`;
  const condition = `NOT ${existence.constraint(fact.table, name)}`;
  const edits = newMigrations(script, [
    building(fact, name),
    {
      description: `add ${name}`,
      up: `${guarded(adding, { condition }, '\n')};`,
      down: `ALTER TABLE IF EXISTS ${table} DROP CONSTRAINT IF EXISTS ${sqlName(name)};`,
    },
  ]);
  if (!edits) return [];
  const removal = fact.column
    ? constraintRemoval(fact, script.text)
    : replacement(statementLines(script.text, statement), '');
  const title =
    'Build the index concurrently, and add the constraint, in migrations behind this one';
  return [{ title, isSafe: false, edits: [removal, ...edits] }];
}

function building(fact: ConstraintFact, index: string): NewMigration {
  return {
    description: `build ${index} concurrently`,
    up: indexSql(fact, sqlName(index)),
    down: `DROP INDEX CONCURRENTLY IF EXISTS ${sqlName(index)};`,
    noTransaction: true,
  };
}

function usingIndex(
  { constraint }: ConstraintFact,
  name: string,
  index: string,
  written: (words: string) => string,
): string {
  const [head, kind, tail] = [
    'constraint',
    `${kindOf(constraint)} using index`,
    timing(constraint),
  ];
  return `${written(head)} ${sqlName(name)} ${written(kind)} ${sqlName(index)}${written(tail)}`;
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

import type { Statement } from '../../sql/parser.ts';
import type { Complaint } from '../complaint.ts';
import { type ConstraintFact, constraintsOf } from '../facts/constraints.ts';
import { isIndexed } from '../facts/foreignKeyIndexes.ts';
import { newMigration } from '../facts/newMigration.ts';
import { sqlName, sqlTable } from '../facts/sqlName.ts';
import { shownTable } from '../facts/tableName.ts';
import { type Fix, insertion } from '../fix.ts';
import { chosenName } from '../history/chosenName.ts';
import type { Constraint, Table } from '../history/relations.ts';
import type { Rule } from '../rule.ts';
import type { LintScript } from '../subject.ts';

export const fkWithoutIndex: Rule = {
  name: 'fk-without-index',
  summary: 'A foreign key wants an index on its columns, which PostgreSQL does not make by itself',
  severity: 'warning',
  category: 'locks',
  preset: 'strict',
  isFixable: true,
  check: { each: 'script', look },
};

function* look(script: LintScript): Iterable<Complaint> {
  if (script.role === 'down') return;
  for (const statement of script.statements) {
    for (const fact of constraintsOf(statement, script)) {
      if (fact.constraint.contype !== 'CONSTR_FOREIGN') continue;
      const [key, table] = bare(fact, script) ?? [];
      if (key && table) yield complaintOf(fact, key, table, statement, script);
    }
  }
}

/** The key, if neither this script nor a later one makes an index, and none drops key or table. */
function bare(fact: ConstraintFact, script: LintScript): [Constraint, Table] | undefined {
  const table = script.schemaAfter.table(fact.table);
  const key = table?.constraints.find(({ node }) => node === fact.constraint);
  if (!table || !key || isIndexed(table, key.columns)) return undefined;
  return isCuredLater(fact, key.name, script) ? undefined : [key, table];
}

/** What is being typed is not in the folder's own replay yet: then no later script says anything. */
function isCuredLater(
  fact: ConstraintFact,
  name: string,
  { path, migration }: LintScript,
): boolean {
  if (!migration?.after.constraint(fact.table, name)) return false;
  const { replay, migrations } = migration.folder;
  const table = replay.before(migrations.length).table(fact.table);
  const key = table?.constraint(name);
  return !table || key?.madeBy.path !== path || isIndexed(table, key.columns);
}

function complaintOf(
  { table, spanOf, by }: ConstraintFact,
  { columns, references }: Constraint,
  { isPartitioned }: Table,
  statement: Statement,
  script: LintScript,
): Complaint {
  const names = columns.map((it) => `"${it}"`).join(', ');
  const target = references ? `"${references.name}"` : 'the other table';
  const isNew = by === 'create' || script.newTables.has(table, statement);
  return {
    span: spanOf(),
    message: `No index begins with ${names} of "${shownTable(table)}". Each DELETE from ${target}, and each change of its key, reads all of "${shownTable(table)}" to look for rows that point there, and holds its locks for so long.`,
    help: isNew
      ? 'Create an index on the columns of the key.'
      : 'Create an index on the columns of the key, CONCURRENTLY and in a migration of its own.',
    fixes: () => fixesFor(columns, isNew || isPartitioned, { table, statement, script }),
  };
}

interface Where {
  readonly table: ConstraintFact['table'];
  readonly statement: Statement;
  readonly script: LintScript;
}

function fixesFor(columns: readonly string[], isHere: boolean, where: Where): Fix[] {
  const { table, script } = where;
  const name = chosenName(table.relname ?? '', columns, 'idx');
  const list = columns.map(sqlName).join(', ');
  const rest = `IF NOT EXISTS ${sqlName(name)} ON ${sqlTable(table)} (${list});`;
  if (isHere) return [createHere(`Create the index ${name}`, `CREATE INDEX ${rest}`, where)];
  const edits = newMigration(script, {
    description: `create index ${name}`,
    up: `CREATE INDEX CONCURRENTLY ${rest}`,
    down: `DROP INDEX CONCURRENTLY IF EXISTS ${sqlTable({ ...table, relname: name })};`,
    noTransaction: true,
  });
  const title = `Create the index ${name} in a migration of its own`;
  return edits ? [{ title, isSafe: false, edits }] : [];
}

/** Behind the statement, whose semicolon may be missing. */
function createHere(title: string, sql: string, { statement, script: { text } }: Where): Fix {
  const { end } = statement.span;
  const line = `${text.includes('\r\n') ? '\r\n' : '\n'}${sql}`;
  const hasSemicolon = text[end] === ';';
  const edit = insertion(hasSemicolon ? end + 1 : end, hasSemicolon ? line : `;${line}`);
  return { title, isSafe: false, edits: [edit] };
}

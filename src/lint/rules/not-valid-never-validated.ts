import type { Complaint } from '../complaint.ts';
import { newMigration } from '../facts/newMigration.ts';
import { sqlName, sqlTable } from '../facts/sqlName.ts';
import type { Fix } from '../fix.ts';
import type { Constraint, Table } from '../history/relations.ts';
import type { Rule } from '../rule.ts';
import type { LintFolder, LintScript } from '../subject.ts';

export const notValidNeverValidated: Rule = {
  name: 'not-valid-never-validated',
  summary: 'A constraint that is added NOT VALID is to be validated by a later migration',
  severity: 'warning',
  category: 'correctness',
  preset: 'strict',
  isFixable: true,
  check: { each: 'folder', look },
};

/** Of what is there after all migrations: what was dropped or validated since is fine. */
function* look({ replay, migrations }: LintFolder): Iterable<Complaint> {
  const schema = replay.before(migrations.length);
  const ups = new Map(migrations.flatMap(({ up }) => (up ? [[up.path, up] as const] : [])));
  for (const table of schema.tables()) {
    for (const constraint of table.constraints) {
      const { isValidated, isEnforced, madeBy } = constraint;
      const script = ups.get(madeBy.path);
      if (isValidated || !isEnforced || !script || schema.isDoubtful(constraint)) continue;
      yield complaintOf(table, constraint, script);
    }
  }
}

function complaintOf(table: Table, constraint: Constraint, script: LintScript): Complaint {
  const { name, node, madeBy, text } = constraint;
  const start = madeBy.statement.offsetAt(node.location ?? 0);
  return {
    path: script.path,
    span: { start, end: start + text.length },
    message: `No migration validates "${name}" of "${table.name}": rows that were there before may break it, and the planner does not rely on it.`,
    help: `Add a migration with ALTER TABLE ... VALIDATE CONSTRAINT ${sqlName(name)}. It reads the table, and neither reads nor writes wait for it.`,
    fixes: () => fixesFor(table, name, script),
  };
}

function fixesFor({ schema, name }: Table, constraint: string, script: LintScript): Fix[] {
  const table = sqlTable({ relname: name, ...(schema !== 'public' && { schemaname: schema }) });
  const edits = newMigration(script, {
    description: `validate ${constraint}`,
    up: `ALTER TABLE ${table} VALIDATE CONSTRAINT ${sqlName(constraint)};`,
    down: '-- A constraint that is validated stays so: there is nothing to take back.',
  });
  const title = `Validate ${constraint} in a migration of its own`;
  return edits ? [{ title, isSafe: false, edits }] : [];
}

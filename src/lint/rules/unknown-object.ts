import type { Complaint } from '../complaint.ts';
import { type MissingObject, missingObjects } from '../facts/missingObjects.ts';
import type { History } from '../history/history.ts';
import type { Drop } from '../history/objects.ts';
import { placeOf } from '../history/placeOf.ts';
import { nearName } from '../nearName.ts';
import type { Rule } from '../rule.ts';
import type { LintFolder, LintScript } from '../subject.ts';

export const unknownObject: Rule = {
  name: 'unknown-object',
  summary: 'What a migration alters, drops or points to must have been made by an earlier one',
  severity: 'error',
  category: 'correctness',
  preset: 'recommended',
  aliases: ['used-before-created', 'dropped-object-used'],
  check: { each: 'script', look },
};

/** Only where the earlier scripts tell all: they make tables, and need nothing but what they make. */
function* look(script: LintScript): Iterable<Complaint> {
  const { migration, role, statements, text, parsed } = script;
  const before = role === 'up' && !parsed.problem ? migration?.before : undefined;
  if (!migration || !before?.isBegun || before.isPartial || isCut(migration.folder)) return;
  for (const statement of statements) {
    const schema = script.schemaBefore(statement);
    if (schema.doubt) return;
    for (const missing of missingObjects(statement, text, schema)) {
      yield complaintOf(missing, migration.folder, script.schemaAfter);
    }
  }
}

/** Whether something in the folder could not be read, and may be a migration. */
function isCut({ problems }: LintFolder): boolean {
  return problems.some(({ kind }) => kind !== 'duplicate-down' && kind !== 'down-without-up');
}

function complaintOf(missing: MissingObject, folder: LintFolder, after: History): Complaint {
  const { shown, span, drop } = missing;
  const near = nearName(nameIn(shown), missing.likely());
  if (!drop && missing.isIn(after)) return belowComplaint(missing);
  const isLater = !drop && missing.isIn(folder.replay.before(folder.migrations.length));
  return {
    span,
    message: `There is no ${shown} here: ${reason(drop, isLater)}. The migration fails.`,
    help: isLater
      ? 'Give the migration that makes it an earlier version, or this one a later version.'
      : near && !drop
        ? `Check the name; there is "${near}". What only some databases have is altered with IF EXISTS.`
        : 'Check the name and the order of the migrations. What only some databases have is altered with IF EXISTS.',
  };
}

function belowComplaint({ shown, span }: MissingObject): Complaint {
  return {
    span,
    message: `There is no ${shown} here: only a later statement makes it. The migration fails.`,
    help: 'Move the statement that makes it before this one.',
  };
}

function reason(drop: Drop | undefined, isLater: boolean): string {
  if (drop?.renamedTo !== undefined) {
    return `${placeOf(drop.by)} has given it the name "${drop.renamedTo}"`;
  }
  if (drop) return `${placeOf(drop.by)} has dropped it`;
  return isLater ? 'only a later migration makes it' : 'no earlier migration makes it';
}

function nameIn(shown: string): string {
  return /"(?:.*?\.)?([^."]*)"/.exec(shown)?.[1] ?? '';
}

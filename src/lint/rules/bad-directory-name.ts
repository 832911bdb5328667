import { basename } from 'node:path';
import type { Complaint } from '../complaint.ts';
import { headScript, headSpan } from '../facts/headSpan.ts';
import { problemComplaints } from '../facts/problemComplaints.ts';
import type { Rule } from '../rule.ts';
import type { LintFolder } from '../subject.ts';

export const badDirectoryName: Rule = {
  name: 'bad-directory-name',
  summary: 'A migration is named <version>_<description>, in small letters, digits and underscores',
  severity: 'warning',
  category: 'correctness',
  preset: 'recommended',
  check: {
    each: 'folder',
    look: (folder) => [
      ...problemComplaints(folder, ['bad-name', 'bad-version'], () => []),
      ...oddNames(folder),
    ],
  },
};

/** Diesel's and sqlx's own tools write a few dashes and dots; blanks and the like are no one's. */
function* oddNames({ migrations }: LintFolder): Generator<Complaint> {
  for (const migration of migrations) {
    const script = headScript(migration);
    const description = migration.description.replaceAll(' ', '_');
    const name = basename(migration.path);
    const isSnake = /^[\p{Ll}\p{N}_.-]*$/u.test(description) && !/\s/.test(name);
    if (!script || (isSnake && description !== '')) continue;
    yield {
      path: script.path,
      span: headSpan(script.text),
      message:
        description === ''
          ? `"${name}" does not say what the migration does.`
          : `"${name}" is hard to type and differs between systems that tell capitals apart and those that do not.`,
      help: 'Name it like 20260730140000_add_users: small letters, digits and underscores.',
    };
  }
}

import { problemComplaints } from '../facts/problemComplaints.ts';
import { renameToFresh } from '../facts/renameMigration.ts';
import type { Rule } from '../rule.ts';
import type { LintMigration } from '../subject.ts';

export const duplicateVersion: Rule = {
  name: 'duplicate-version',
  summary: 'Two migrations of one version: the ledger has one row for a version',
  severity: 'error',
  category: 'correctness',
  preset: 'recommended',
  isFixable: true,
  check: {
    each: 'folder',
    look: (folder) =>
      problemComplaints(folder, ['duplicate-version', 'duplicate-down'], (_, migration) =>
        migration && !isFirst(migration) ? renameToFresh(migration) : [],
      ),
  },
};

/** One of them may stay: with a fix for each, two would get the same new version. */
function isFirst({ version, folder, path }: LintMigration): boolean {
  return folder.migrations.find((it) => it.version === version)?.path === path;
}

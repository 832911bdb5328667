import { checksumOf } from '../../migrations/checksum.ts';
import { headSpan } from '../facts/headSpan.ts';
import type { Rule } from '../rule.ts';

export const editedAppliedMigration: Rule = {
  name: 'edited-applied-migration',
  summary: 'An applied migration was changed: databases that have it do not get the change',
  severity: 'error',
  category: 'correctness',
  preset: 'recommended',
  isPassing: true,
  check: {
    each: 'migration',
    *look({ version, up, folder }) {
      const applied = folder.known.applied?.get(version);
      if (!up || !applied) return;
      const checksum = checksumOf(Buffer.from(up.text), folder.known.ignoredChars);
      if (checksum.equals(applied.checksum)) return;
      yield {
        path: up.path,
        span: headSpan(up.text),
        message: `Version ${version} is applied, and its up script is not the one that was run. sqlx and Staircase refuse to run on, and databases that have it never get the change.`,
        help: 'Put the file back, and the change into a new migration. If only comments or line ends differ, "Repair" records the new checksum.',
      };
    },
  },
};

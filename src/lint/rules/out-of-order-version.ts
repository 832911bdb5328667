import { compareVersions } from '../../migrations/version.ts';
import { headScript, headSpan } from '../facts/headSpan.ts';
import { renameToFresh } from '../facts/renameMigration.ts';
import type { Rule } from '../rule.ts';

export const outOfOrderVersion: Rule = {
  name: 'out-of-order-version',
  summary: 'A new migration sorts before one that others have run already',
  severity: 'warning',
  category: 'correctness',
  preset: 'recommended',
  isFixable: true,
  isPassing: true,
  check: {
    each: 'folder',
    *look({ migrations, known: { settled } }) {
      const newest = [...(settled ?? [])].sort(compareVersions).at(-1);
      if (newest === undefined) return;
      for (const migration of migrations) {
        const script = headScript(migration);
        const isNew = !settled?.has(migration.version);
        if (!script || !isNew || compareVersions(migration.version, newest) > 0) continue;
        yield {
          path: script.path,
          span: headSpan(script.text),
          message: `The version ${migration.version} is older than ${newest}, which is committed or applied. Where that one has run, this one runs after it; on a fresh database before it.`,
          help: 'Rename it to a version after the newest one.',
          fixes: renameToFresh(migration),
        };
      }
    },
  },
};

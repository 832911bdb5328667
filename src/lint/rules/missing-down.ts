import { downPath } from '../../migrations/downPath.ts';
import { headSpan } from '../facts/headSpan.ts';
import { versionText } from '../facts/versionText.ts';
import type { Fix } from '../fix.ts';
import { downScript } from '../inverse/downScript.ts';
import { irreversibleReason } from '../inverse/irreversible.ts';
import type { Rule } from '../rule.ts';
import type { LintMigration, LintScript } from '../subject.ts';

export const missingDown: Rule = {
  name: 'missing-down',
  summary: 'A migration without a down script cannot be reverted',
  severity: 'warning',
  category: 'reversibility',
  preset: 'recommended',
  isFixable: true,
  check: {
    each: 'migration',
    *look(migration) {
      const { up, down } = migration;
      const path = downPath(migration);
      if (!up || down || path === undefined || irreversibleReason(up.text)) return;
      yield {
        span: headSpan(up.text),
        message:
          'There is no way back from this migration: without a down script, a revert stops before it, and with it all reverts to what was before.',
        help: 'Write a down script, or say here why there is none: -- irreversible: reason',
        fixes: () => (up.parsed.problem ? [] : [fixOf(migration, up, path)]),
      };
    },
  },
};

function fixOf(migration: LintMigration, up: LintScript, path: string): Fix {
  const isFlat = migration.layout === 'flat';
  const text = downScript({
    up,
    former: migration.former,
    description: migration.description.replaceAll('_', ' '),
    version: versionText(migration),
    hasTransaction: up.wrapping === 'transaction',
  });
  const title = `Create ${isFlat ? 'the down script' : 'down.sql'} with what undoes this`;
  return { title, isSafe: false, edits: [{ kind: 'create', path, text }] };
}

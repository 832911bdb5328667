import { lossesOf } from '../facts/lostData.ts';
import { irreversibleReason } from '../inverse/irreversible.ts';
import type { Rule } from '../rule.ts';
import type { LintMigration } from '../subject.ts';

export const irreversibleUp: Rule = {
  name: 'irreversible-up',
  summary: 'What this loses, no down script brings back: say that it is meant',
  severity: 'warning',
  category: 'reversibility',
  preset: 'strict',
  check: {
    each: 'script',
    *look(script) {
      const { role, statements, migration } = script;
      if (role !== 'up' || !migration || reasonOf(migration)) return;
      for (const { span, what } of statements.flatMap((it) => lossesOf(it, script))) {
        yield {
          span,
          message: `No down script brings back ${what}: a revert of this migration does not lead back.`,
          help: 'Write in down.sql, or here, why that is well: -- irreversible: reason',
        };
      }
    },
  },
};

function reasonOf({ up, down }: LintMigration): string | undefined {
  return [up, down].map((it) => it && irreversibleReason(it.text)).find((it) => it);
}

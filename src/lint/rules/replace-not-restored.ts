import { isHelperCheck } from '../facts/helperCheck.ts';
import { restoredOtherwise } from '../facts/restoredOtherwise.ts';
import { complaintsOf, nameOf, unexcused, wayBackOf } from '../facts/wayBack.ts';
import type { Difference } from '../inverse/differences.ts';
import { shownThing } from '../inverse/thing.ts';
import type { Rule } from '../rule.ts';

export const replaceNotRestored: Rule = {
  name: 'replace-not-restored',
  summary: 'The down script does not bring back what the up script has replaced or dropped',
  severity: 'warning',
  category: 'reversibility',
  preset: 'recommended',
  isFixable: true,
  check: {
    each: 'migration',
    look(migration) {
      const wayBack = wayBackOf(migration);
      if (!wayBack) return [];
      const differences = unexcused(wayBack, ['redefined', 'dropped']).filter(
        (it) => !isHelperCheck(it, migration),
      );
      const missing = complaintsOf(differences, wayBack, (it) => ({
        message: messageOf(it, nameOf(wayBack.down)),
        help: `Write the former definition in ${nameOf(wayBack.down)}, as the earlier migrations have it${
          it.kind === 'dropped'
            ? ', or say there why it does not come back: -- irreversible: reason'
            : ''
        }.`,
      }));
      return [...missing, ...restoredOtherwise('drop', migration, wayBack)];
    },
  },
};

function messageOf({ kind, thing, step }: Difference, file: string): string {
  const shown = shownThing(thing);
  if (kind === 'dropped') {
    return `A revert does not bring ${shown} back, which was there before this migration: code of the version before misses it.`;
  }
  if (step.item?.goneBy) {
    return `A revert drops ${shown}, which was there before this migration: ${file} does not bring its former definition back.`;
  }
  return `A revert leaves ${shown} as it is defined here: ${file} does not bring its former definition back.`;
}

import { restoredOtherwise } from '../facts/restoredOtherwise.ts';
import { complaintsOf, nameOf, unexcused, wayBackOf } from '../facts/wayBack.ts';
import type { Difference } from '../inverse/differences.ts';
import { shownThing } from '../inverse/thing.ts';
import type { Rule } from '../rule.ts';

export const downDoesNotReverse: Rule = {
  name: 'down-does-not-reverse',
  summary: 'The down script does not take back something that the up script does',
  severity: 'warning',
  category: 'reversibility',
  preset: 'recommended',
  isFixable: true,
  check: {
    each: 'migration',
    look(migration) {
      const wayBack = wayBackOf(migration);
      if (!wayBack) return [];
      const differences = unexcused(wayBack, ['left', 'moved', 'set']);
      const missing = complaintsOf(differences, wayBack, (it) => ({
        message: messageOf(it, nameOf(wayBack.down)),
        help: helpOf(it, nameOf(wayBack.down)),
      }));
      return [...missing, ...restoredOtherwise('set', migration, wayBack)];
    },
  },
};

function messageOf({ kind, thing, effect }: Difference, file: string): string {
  const shown = shownThing(thing);
  if (kind === 'moved' && effect.does === 'move') {
    const isRenamed = effect.thing.name !== effect.to.name;
    const what = isRenamed ? `its name "${effect.thing.name}"` : 'its schema';
    return `A revert does not give ${shown} ${what} back: nothing in ${file} does.`;
  }
  if (kind === 'set' && effect.does === 'set') {
    return `A revert leaves ${aspectOf(effect.aspect)} ${shown} as it is set here: nothing in ${file} sets it back.`;
  }
  return `A revert leaves ${shown} behind: nothing in ${file} takes it away, and the next run of the up script finds it there.`;
}

function aspectOf(aspect: string): string {
  if (aspect.startsWith('option ')) return `the ${aspect} of`;
  if (aspect.startsWith('partition of ')) return 'the attachment of';
  if (aspect.startsWith('privileges of ')) return `the ${aspect} on`;
  if (aspect === 'not null') return 'the NOT NULL of';
  return aspect === 'enabled' ? 'the state of' : `the ${aspect} of`;
}

function helpOf({ kind, thing }: Difference, file: string): string {
  if (thing.kind === 'enum value') {
    return `Build the type anew without the value in ${file}, or say there why it stays: -- irreversible: reason`;
  }
  if (kind === 'moved') return `Rename it back in ${file}.`;
  return kind === 'set' ? `Set it back in ${file}.` : `Drop it in ${file}.`;
}

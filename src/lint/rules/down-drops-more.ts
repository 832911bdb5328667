import { unexcused, wayBackOf } from '../facts/wayBack.ts';
import { shownThing } from '../inverse/thing.ts';
import type { Rule } from '../rule.ts';

export const downDropsMore: Rule = {
  name: 'down-drops-more',
  summary: 'The down script takes away what the up script has not made',
  severity: 'warning',
  category: 'reversibility',
  preset: 'recommended',
  check: {
    each: 'migration',
    *look(migration) {
      const wayBack = wayBackOf(migration);
      if (!wayBack) return;
      for (const { effect, thing } of unexcused(wayBack, ['taken'])) {
        const shown = shownThing(thing);
        const does = effect.does === 'move' ? 'renames' : 'drops';
        const isKnown = migration.former.has(thing) === true;
        const known = isKnown ? 'it was there before' : 'nothing is known to make it';
        yield {
          span: effect.span,
          path: wayBack.down.path,
          message: `A revert ${does} ${shown}, which the up script does not make: ${known}.`,
          help: 'Take back only what the up script does; a name may be misspelt here or there.',
        };
      }
    },
  },
};

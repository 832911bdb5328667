import type { History } from '../history/history.ts';
import type { Column } from '../history/relations.ts';
import { definitionOf } from './definitions.ts';
import type { Former } from './former.ts';
import { foundIn, rangeOf } from './found.ts';

/** What the earlier up scripts tell. */
export function formerOf(history: History): Former {
  return {
    has(thing) {
      const found = foundIn(history, thing);
      return found && !history.isDoubtful(found) ? true : undefined;
    },
    setting(thing, aspect) {
      if (thing.kind !== 'column' || !thing.on) return undefined;
      const column = history.column(rangeOf(thing.on), thing.name);
      return column && columnSetting(column, aspect);
    },
    definition: (thing) => definitionOf(thing, history),
  };
}

function columnSetting(column: Column, aspect: string): string | undefined {
  if (aspect === 'type') return column.typeText === '' ? undefined : column.typeText;
  if (aspect === 'not null') return column.notNull ? 'yes' : 'none';
  if (aspect === 'default') return column.generated ? undefined : (column.default ?? 'none');
  if (aspect === 'identity') return column.identity ?? 'none';
  return undefined;
}

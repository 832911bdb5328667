import type { Need, NodeWord, Placement } from './placement.ts';

/** A command of the palette, the view's title and its menus. */
export interface CommandEntry {
  readonly title: string;
  readonly icon?: string;
  readonly need: Need;
  readonly places: readonly Placement[];
}

/** A place in the menu above the view. */
export function title(group: string): Placement {
  return { menu: 'view/title', group };
}

/** A place in the menu of the nodes that have all these words. */
export function item(group: string, ...on: readonly NodeWord[]): Placement {
  return { menu: 'view/item/context', group, on };
}

import { chosenName } from '../history/chosenName.ts';
import type { Effect } from './effect.ts';
import { type Thing, thingKey } from './thing.ts';

/**
 * Effects in which a NOT NULL that is dropped by its name is one of its column, as ALTER COLUMN DROP NOT
 * NULL is. `named`: the scripts that may tell the name, since PostgreSQL 18 has it.
 */
export function byColumn(effects: readonly Effect[], named: readonly Effect[]): readonly Effect[] {
  const columns = new Map<string, Thing>();
  for (const it of named) {
    if (it.does !== 'set' || it.aspect !== 'not null' || !it.thing.on) continue;
    const { on, name } = it.thing;
    columns.set(keyOf(on, it.constraint ?? chosenName(on.name, [name], 'not_null')), it.thing);
  }
  if (columns.size === 0) return effects;
  return effects.map((it): Effect => {
    const { thing } = it as { thing?: Thing };
    if (it.does !== 'drop' || thing?.kind !== 'constraint' || !thing.on) return it;
    const column = columns.get(keyOf(thing.on, thing.name));
    const { statement, span, text, ifExists } = it;
    const set = { statement, span, text, ifExists, does: 'set', aspect: 'not null' } as const;
    return column ? { ...set, thing: column } : it;
  });
}

function keyOf(table: Thing, name: string): string {
  return `${thingKey(table)} ${name}`;
}

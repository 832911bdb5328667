import type { Node } from '@pgsql/types';
import { type Nodes, wordsOf } from '../../../sql/nodes.ts';
import type { ViewRecord } from '../records.ts';
import type { Scribe } from '../scribe.ts';
import { queryUses } from './queryUses.ts';
import { noteView } from './tableDependents.ts';

/** CREATE VIEW, also in the place of one that is there. */
export function createView(
  { view: name, query, aliases }: Nodes['ViewStmt'],
  scribe: Scribe,
): void {
  if (!name) return;
  const view = viewOf(query, aliases, scribe);
  const found = scribe.catalogue.at(scribe.catalogue.homeOf(name, scribe.now), scribe.now);
  if (found?.kind === 'view') scribe.change(found, { view });
  const isTemporary = name.relpersistence === 't';
  const it =
    found?.kind === 'view' ? found : scribe.make(name, { kind: 'view', isTemporary, view });
  scribe.noteNeeds(it, view.relations);
  noteView(scribe, it, view);
}

/** CREATE MATERIALIZED VIEW. */
export function createMaterializedView(
  { into, query }: Nodes['CreateTableAsStmt'],
  scribe: Scribe,
): void {
  if (!into?.rel) return;
  const view = viewOf(query, into.colNames, scribe);
  const made = scribe.make(into.rel, { kind: 'materialized view', view });
  scribe.noteNeeds(made, view.relations);
  noteView(scribe, made, view);
}

/** A list of names behind the view's own replaces the first ones of its query. */
function viewOf(
  query: Node | undefined,
  aliases: readonly Node[] | undefined,
  scribe: Scribe,
): ViewRecord {
  const { columns, ...uses } = queryUses(query, scribe);
  const names = wordsOf(aliases);
  return { ...uses, columns: columns && [...names, ...columns.slice(names.length)] };
}

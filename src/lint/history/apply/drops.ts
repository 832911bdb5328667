import type { DropStmt, Node, ObjectType } from '@pgsql/types';
import { inner, wordsOf } from '../../../sql/nodes.ts';
import { droppedKey } from '../otherKey.ts';
import type { Scribe } from '../scribe.ts';
import type { Timeline } from '../timeline.ts';
import { rangeOf } from './rangeOf.ts';
import { dropRoutines } from './routines.ts';
import { dropType } from './types.ts';

/** DROP of whatever there is. */
export function drop({ objects, removeType, behavior }: DropStmt, scribe: Scribe): void {
  const kind = removeType ?? 'OBJECT_TABLE';
  if (behavior === 'DROP_CASCADE') scribe.noteCascade();
  for (const object of objects ?? []) dropOne(object, kind, scribe);
}

function dropOne(object: Node, kind: ObjectType, scribe: Scribe): void {
  const words = wordsIn(object);
  const routine = inner(object, 'ObjectWithArgs');
  if (RELATIONS.has(kind)) dropRelation(words, scribe);
  else if (kind === 'OBJECT_TYPE' || kind === 'OBJECT_DOMAIN') dropType(object, scribe);
  else if (routine && ROUTINES.has(kind)) dropRoutines(routine, scribe);
  else if (kind === 'OBJECT_TRIGGER') dropPart(scribe.catalogue.triggers, words, scribe);
  else if (kind === 'OBJECT_POLICY') dropPart(scribe.catalogue.policies, words, scribe);
  else if (kind === 'OBJECT_RULE') dropPart(scribe.catalogue.rules, words, scribe);
  else dropOther(kind, droppedKey(kind, object), scribe);
}

const RELATIONS: ReadonlySet<ObjectType> = new Set([
  'OBJECT_TABLE',
  'OBJECT_FOREIGN_TABLE',
  'OBJECT_VIEW',
  'OBJECT_MATVIEW',
  'OBJECT_INDEX',
  'OBJECT_SEQUENCE',
]);

const ROUTINES: ReadonlySet<ObjectType> = new Set([
  'OBJECT_FUNCTION',
  'OBJECT_PROCEDURE',
  'OBJECT_ROUTINE',
  'OBJECT_AGGREGATE',
]);

function wordsIn(object: Node): string[] {
  const single = inner(object, 'String')?.sval;
  return single === undefined ? wordsOf(inner(object, 'List')?.items) : [single];
}

function dropRelation(words: readonly string[], scribe: Scribe): void {
  const found = scribe.find(rangeOf(words));
  if (found) scribe.drop(found);
}

/** A trigger's words are those of its table and its own. */
function dropPart(timeline: Timeline<unknown>, words: readonly string[], scribe: Scribe): void {
  const table = scribe.find(rangeOf(words.slice(0, -1)));
  if (table) timeline.set(table.id, words.at(-1) ?? '', undefined, scribe.by);
}

function dropOther(kind: ObjectType, name: string, scribe: Scribe): void {
  scribe.catalogue.others.set(kind, name, undefined, scribe.by);
  if (kind === 'OBJECT_SCHEMA') scribe.noteSchemaDrop(name);
}

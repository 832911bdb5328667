import type { DropStmt, RangeVar } from '@pgsql/types';
import { nodesOf, wordsOf } from '../../sql/nodes.ts';
import type { History } from '../history/history.ts';
import type { Needer } from '../history/objects.ts';
import { droppedKey } from '../history/otherKey.ts';
import { droppedRelations } from './droppedNames.ts';
import { objectNames } from './objectTypes.ts';

/** An object that a DROP names, and what needs it. */
export interface DroppedObject {
  /** As SQL calls it: `materialized view`. */
  readonly kind: string;
  readonly words: readonly string[];
  readonly by: readonly Needer[];
}

/** Those of which the schema before tells what needs them; none for a DROP of other kinds. */
export function droppedObjects(node: DropStmt, schema: History): DroppedObject[] {
  const kind = KINDS[node.removeType ?? ''];
  return kind ? named(node, schema).map((it) => ({ kind, ...it })) : [];
}

const KINDS: Readonly<Record<string, string>> = {
  OBJECT_TABLE: 'table',
  OBJECT_FOREIGN_TABLE: 'foreign table',
  OBJECT_VIEW: 'view',
  OBJECT_MATVIEW: 'materialized view',
  OBJECT_INDEX: 'index',
  OBJECT_SEQUENCE: 'sequence',
  OBJECT_TYPE: 'type',
  OBJECT_DOMAIN: 'domain',
  OBJECT_FUNCTION: 'function',
  OBJECT_SCHEMA: 'schema',
  OBJECT_OPERATOR: 'operator',
  OBJECT_OPCLASS: 'operator class',
  OBJECT_FOREIGN_SERVER: 'server',
  OBJECT_FDW: 'foreign data wrapper',
};

/** What is neither a relation, a type nor a routine. */
const OTHERS: ReadonlySet<string | undefined> = new Set([
  'OBJECT_SCHEMA',
  'OBJECT_OPERATOR',
  'OBJECT_OPCLASS',
  'OBJECT_FOREIGN_SERVER',
  'OBJECT_FDW',
]);

function named(node: DropStmt, schema: History): Omit<DroppedObject, 'kind'>[] {
  const { objects, removeType } = node;
  if (removeType === 'OBJECT_TYPE' || removeType === 'OBJECT_DOMAIN') {
    const names = nodesOf(objects, 'TypeName').map((it) => wordsOf(it.names));
    return names.map((words) => ({ words, by: schema.typeNeededBy(words) }));
  }
  if (removeType === 'OBJECT_FUNCTION') {
    const names = nodesOf(objects, 'ObjectWithArgs').map(({ objname }) => wordsOf(objname));
    return names.map((words) => ({ words, by: schema.routineNeededBy(words) }));
  }
  if (removeType && OTHERS.has(removeType)) {
    return (objects ?? []).map((it) => {
      const by = schema.otherNeededBy(removeType, droppedKey(removeType, it));
      const words = objectNames(it).slice(removeType === 'OBJECT_OPCLASS' ? 1 : 0);
      return { words, by };
    });
  }
  return droppedRelations(node).map((name) => ({
    words: [name.schemaname ?? [], name.relname ?? ''].flat(),
    by: neededBy(name, schema),
  }));
}

function neededBy(name: RangeVar, schema: History): readonly Needer[] {
  const index = schema.index(name);
  if (!index) return schema.neededBy(name);
  if (!index.isUnique || index.isPartial || index.isOfConstraint) return [];
  const { schema: schemaname, name: relname } = index.table;
  const columns = index.columns.flatMap((it) => it ?? []);
  if (columns.length < index.columns.length) return [];
  return schema.uniquenessNeededBy({ schemaname, relname }, columns);
}

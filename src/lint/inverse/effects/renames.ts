import type { Nodes } from '../../../sql/nodes.ts';
import type { Effect } from '../effect.ts';
import { namedThing, relationThing } from '../namedThing.ts';
import type { Kind, Thing } from '../thing.ts';
import { moving, type Source } from './source.ts';

/** ALTER ... RENAME. */
export function rename(source: Source, node: Nodes['RenameStmt']): Effect[] {
  const { newname = '', missing_ok = false } = node;
  const thing = renamedThing(node);
  return thing ? [moving(source, thing, { ...thing, name: newname }, missing_ok)] : [];
}

function renamedThing(node: Nodes['RenameStmt']): Thing | undefined {
  const { renameType = 'OBJECT_TABLE', relationType, relation, subname = '', object } = node;
  const part = PARTS[renameType];
  if (part && relation) {
    return {
      kind: part,
      on: relationThing(RELATIONS[relationType ?? ''] ?? 'table', relation),
      name: subname,
    };
  }
  if (renameType === 'OBJECT_DOMCONSTRAINT') {
    const on = namedThing('OBJECT_DOMAIN', object);
    return on && { kind: 'domain constraint', on, name: subname };
  }
  if (relation) return relationThing(RELATIONS[renameType] ?? 'table', relation);
  return object
    ? namedThing(renameType, object)
    : { kind: NAMED[renameType] ?? 'role', name: subname };
}

/** ALTER ... SET SCHEMA. */
export function setSchema(source: Source, node: Nodes['AlterObjectSchemaStmt']): Effect[] {
  const { objectType, relation, object, newschema = '', missing_ok = false } = node;
  const thing = relation
    ? relationThing(RELATIONS[objectType ?? ''] ?? 'table', relation)
    : namedThing(objectType, object);
  if (!thing) return [];
  const { schema: _schema, saysPublic: _saysPublic, ...rest } = thing;
  const to =
    newschema === 'public' ? { ...rest, saysPublic: true } : { ...rest, schema: newschema };
  return [moving(source, thing, to, missing_ok)];
}

const PARTS: Readonly<Record<string, Kind>> = {
  OBJECT_COLUMN: 'column',
  OBJECT_ATTRIBUTE: 'attribute',
  OBJECT_TABCONSTRAINT: 'constraint',
  OBJECT_TRIGGER: 'trigger',
  OBJECT_POLICY: 'policy',
  OBJECT_RULE: 'rule',
};

const RELATIONS: Readonly<Record<string, Kind>> = {
  OBJECT_FOREIGN_TABLE: 'foreign table',
  OBJECT_INDEX: 'index',
  OBJECT_MATVIEW: 'materialized view',
  OBJECT_SEQUENCE: 'sequence',
  OBJECT_TYPE: 'type',
  OBJECT_VIEW: 'view',
};

const NAMED: Readonly<Record<string, Kind>> = {
  OBJECT_SCHEMA: 'schema',
  OBJECT_DATABASE: 'database',
  OBJECT_TABLESPACE: 'tablespace',
};

import type { AlterObjectSchemaStmt, ObjectType, RenameStmt } from '@pgsql/types';
import { inner } from '../../../sql/nodes.ts';
import type { Part } from '../objects.ts';
import type { RelationRecord } from '../records.ts';
import type { Scribe } from '../scribe.ts';
import type { Timeline } from '../timeline.ts';
import { moveRoutines } from './routines.ts';
import { moveType } from './types.ts';

/** ALTER ... RENAME. */
export function rename(node: RenameStmt, scribe: Scribe): void {
  const { renameType = 'OBJECT_TABLE', relation, object, subname = '', newname = '' } = node;
  const routine = inner(object, 'ObjectWithArgs');
  if (relation) renameInRelation(node, scribe);
  else if (routine) moveRoutines(routine, scribe, { name: newname });
  else if (renameType === 'OBJECT_TYPE' || renameType === 'OBJECT_DOMAIN') {
    moveType(object, scribe, { name: newname });
  } else if (renameType === 'OBJECT_SCHEMA') renameSchema(subname, newname, scribe);
  else renameOther(renameType, subname, newname, scribe);
}

function renameInRelation(node: RenameStmt, scribe: Scribe): void {
  const { renameType, subname = '', newname: name = '' } = node;
  const found = scribe.find(node.relation);
  if (!found) return;
  if (found.view && renameType === 'OBJECT_COLUMN') renameInView(scribe, found, subname, name);
  else if (renameType === 'OBJECT_COLUMN' || renameType === 'OBJECT_ATTRIBUTE') {
    scribe.changeColumn(found, scribe.column(found, subname), { name });
  } else if (renameType === 'OBJECT_TABCONSTRAINT') renameConstraint(scribe, found, subname, name);
  else if (renameType === 'OBJECT_TRIGGER') {
    renamePart(scribe, scribe.catalogue.triggers, found, subname, name);
  } else if (renameType === 'OBJECT_POLICY') {
    renamePart(scribe, scribe.catalogue.policies, found, subname, name);
  } else if (renameType === 'OBJECT_RULE') {
    renamePart(scribe, scribe.catalogue.rules, found, subname, name);
  } else renameRelation(scribe, found, name);
}

function renameInView(scribe: Scribe, found: RelationRecord, from: string, name: string): void {
  const { view } = found;
  const columns = view?.columns?.map((it) => (it === from ? name : it));
  if (view) scribe.change(found, { view: { ...view, columns } });
}

/** The index of a constraint has its name. */
function renameRelation(scribe: Scribe, found: RelationRecord, name: string): void {
  scribe.change(found, { name });
  const { index } = found;
  const table = index?.isOfConstraint && scribe.catalogue.byId(index.table, scribe.now);
  const constraint = table && scribe.constraint(table, found.name);
  if (table && constraint) scribe.changeConstraint(table, constraint, { name, isNamed: true });
}

function renameConstraint(scribe: Scribe, table: RelationRecord, from: string, name: string): void {
  const found = scribe.constraint(table, from);
  if (!found) return;
  scribe.changeConstraint(table, found, { name, isNamed: true });
  const index = scribe.find({ schemaname: table.schema, relname: from });
  if (index?.index?.table === table.id) scribe.change(index, { name });
}

function renamePart(
  { by, now }: Scribe,
  timeline: Timeline<Part>,
  { id }: RelationRecord,
  from: string,
  name: string,
): void {
  const found = timeline.get(id, from, now);
  if (!found) return;
  timeline.set(id, from, undefined, by);
  timeline.set(id, name, { ...found, name, origin: by }, by);
}

/** What is in it is kept under the old name, so that what follows cannot be told. */
function renameSchema(from: string, name: string, scribe: Scribe): void {
  renameOther('OBJECT_SCHEMA', from, name, scribe);
  scribe.doubt('gives a schema another name');
}

function renameOther(
  kind: ObjectType,
  from: string,
  name: string,
  { catalogue, by, now }: Scribe,
): void {
  const found = catalogue.others.get(kind, from, now);
  if (!found) return;
  catalogue.others.set(kind, from, undefined, by);
  catalogue.others.set(kind, name, { ...found, name, origin: by }, by);
}

/** ALTER ... SET SCHEMA. The indexes and sequences of a table go with it. */
export function setSchema(node: AlterObjectSchemaStmt, scribe: Scribe): void {
  const { objectType, relation, object, newschema: schema = '' } = node;
  const routine = inner(object, 'ObjectWithArgs');
  if (relation) moveRelation(scribe, relation, schema);
  else if (routine) moveRoutines(routine, scribe, { schema });
  else if (objectType === 'OBJECT_TYPE' || objectType === 'OBJECT_DOMAIN') {
    moveType(object, scribe, { schema });
  } else if (objectType === 'OBJECT_EXTENSION') scribe.doubt('moves an extension');
}

function moveRelation(
  scribe: Scribe,
  name: NonNullable<RenameStmt['relation']>,
  schema: string,
): void {
  const found = scribe.find(name);
  if (!found) return;
  scribe.change(found, { schema });
  for (const id of scribe.catalogue.indexes.list(found.id, scribe.now)) {
    const index = scribe.catalogue.byId(id, scribe.now);
    if (index) scribe.change(index, { schema });
  }
}

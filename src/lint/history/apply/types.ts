import type {
  AlterEnumStmt,
  CompositeTypeStmt,
  CreateDomainStmt,
  CreateRangeStmt,
  Node,
} from '@pgsql/types';
import { inner, nodesOf, wordsOf } from '../../../sql/nodes.ts';
import type { Dependent } from '../catalogue.ts';
import { withChange } from '../enumValues.ts';
import type { TypeRecord } from '../records.ts';
import type { Scribe } from '../scribe.ts';
import { namesIn } from './dependents.ts';
import { routineMeant, typeMeant } from './meantBy.ts';
import { rangeOf } from './rangeOf.ts';

/** CREATE TYPE and CREATE DOMAIN. */
export function makeType(
  scribe: Scribe,
  words: readonly string[],
  kind: TypeRecord['kind'],
  first: readonly string[] = [],
): void {
  const { schema, name } = scribe.catalogue.homeOf(rangeOf(words), scribe.now);
  const values = { first, changes: undefined };
  const type = { kind, schema, name, values, origin: scribe.by, madeBy: scribe.by };
  scribe.catalogue.types.set(name, schema, type, scribe.by);
}

/** It needs the type below it; and what its CHECKs call, as long as it is not altered. */
export function createDomain(
  { domainname, typeName, constraints }: CreateDomainStmt,
  scribe: Scribe,
): void {
  const words = wordsOf(domainname);
  makeType(scribe, words, 'domain');
  const checks = nodesOf(constraints, 'Constraint').map(({ raw_expr }) => raw_expr);
  noteParts(scribe, words, 'domain', [typeMeant(wordsOf(typeName?.names), scribe)]);
  noteParts(scribe, words, 'domain', namesIn(checks, scribe), true);
}

/** It needs the type that it is a range of, and what measures a distance in that. */
export function createRange({ typeName, params }: CreateRangeStmt, scribe: Scribe): void {
  const words = wordsOf(typeName);
  makeType(scribe, words, 'range');
  const given = nodesOf(params, 'DefElem').map(({ defname, arg }) => {
    const names = wordsOf(inner(arg, 'TypeName')?.names);
    return defname === 'subtype' ? typeMeant(names, scribe) : routineMeant(names, scribe);
  });
  noteParts(scribe, words, 'type', given);
}

/** `untouched`: only as long as it is not altered. */
function noteParts(
  scribe: Scribe,
  words: readonly string[],
  kind: 'domain' | 'type',
  needed: readonly (string | undefined)[],
  untouched = false,
): void {
  const { schema, name } = scribe.catalogue.homeOf(rangeOf(words), scribe.now);
  const { moment } = scribe.by;
  const isThere: Dependent['isThere'] = ({ types }, now) => {
    const found = types.get(name, schema, now);
    return (untouched ? found?.origin : found?.madeBy)?.moment === moment;
  };
  const known = needed.filter((it) => it !== undefined);
  scribe.noteDependent({ kind, name, schema, isThere }, known);
}

/** It may be another one now. */
export function touchType(scribe: Scribe, words: readonly string[]): void {
  const found = findType(scribe, words);
  if (found) change(scribe, found, {});
}

/** Its name is taken among the tables', too. */
export function createComposite({ typevar, coldeflist }: CompositeTypeStmt, scribe: Scribe): void {
  if (!typevar) return;
  const made = scribe.make(typevar, { kind: 'composite type', lacksColumns: true });
  makeType(scribe, [made.schema, made.name], 'composite');
  const types = nodesOf(coldeflist, 'ColumnDef').map((it) => wordsOf(it.typeName?.names));
  const needed = types.map((it) => typeMeant(it, scribe));
  noteParts(scribe, [made.schema, made.name], 'type', needed, true);
}

function findType(scribe: Scribe, words: readonly string[]): TypeRecord | undefined {
  return scribe.catalogue.type(rangeOf(words), scribe.now);
}

export function alterEnum(node: AlterEnumStmt, scribe: Scribe): void {
  const found = findType(scribe, wordsOf(node.typeName));
  if (found) change(scribe, found, { values: withChange(found.values, node) });
}

/** Another name or another schema. */
export function moveType(
  object: Node | undefined,
  scribe: Scribe,
  changes: { readonly name?: string; readonly schema?: string },
): void {
  const found = findType(scribe, typeWords(object));
  if (!found) return;
  drop(scribe, found);
  change(scribe, found, changes);
}

function change(scribe: Scribe, type: TypeRecord, changes: Partial<TypeRecord>): void {
  const changed = { ...type, ...changes, origin: scribe.by };
  scribe.catalogue.types.set(changed.name, changed.schema, changed, scribe.by);
}

export function dropType(object: Node | undefined, scribe: Scribe): void {
  const found = findType(scribe, typeWords(object));
  if (found) drop(scribe, found);
}

function drop(scribe: Scribe, { name, schema }: TypeRecord): void {
  scribe.catalogue.types.set(name, schema, undefined, scribe.by);
  const asRelation = scribe.find({ schemaname: schema, relname: name });
  if (asRelation?.kind === 'composite type') scribe.drop(asRelation);
}

/** The dotted name of a type, in whichever way the parser holds it. */
function typeWords(object: Node | undefined): string[] {
  return wordsOf(inner(object, 'TypeName')?.names ?? inner(object, 'List')?.items);
}

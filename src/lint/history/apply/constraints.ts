import type { Constraint, ConstrType } from '@pgsql/types';
import { nodesOf, wordsOf } from '../../../sql/nodes.ts';
import { chosenName, freeName } from '../chosenName.ts';
import { elementText } from '../elementText.ts';
import type { Reference, RelationRecord } from '../records.ts';
import type { Constraint as Known } from '../relations.ts';
import type { Scribe } from '../scribe.ts';
import { columnsUsed } from './columnsUsed.ts';
import { noteCheck } from './tableDependents.ts';

/** Where a constraint is written: with a column, or by itself. */
export interface Place {
  readonly column?: string;
  /** The constraints that it stands among, for where its text ends. */
  readonly among: readonly Constraint[];
}

/** A constraint of a table, with the index that it needs; DEFAULT, NULL and the like are none. */
export function makeConstraint(
  scribe: Scribe,
  table: RelationRecord,
  node: Constraint,
  place: Place,
): void {
  const kind = node.contype && KINDS[node.contype];
  if (!kind || (kind === 'not null' && !node.conname)) return;
  const names = place.column === undefined ? columnsOf(node) : [place.column];
  const columns = scribe.columnIds(
    table,
    names.filter((it) => it !== ''),
  );
  const base = chosenName(
    table.name,
    kind === 'primary key' ? [] : names.slice(0, nameable(kind, names)),
    LABELS[kind],
  );
  const name =
    node.conname ?? node.indexname ?? freeName(base, (it) => isTaken(scribe, table, kind, it));
  scribe.putConstraint(table, {
    name,
    kind,
    isNamed: node.conname !== undefined,
    columns: node.indexname ? indexColumns(scribe, table, node.indexname) : columns,
    isValidated: !node.skip_validation,
    isEnforced: isEnforced(node) && !isSaidOff(node, place),
    ...(node.pktable && { references: referenceOf(scribe, node) }),
    text: () => textOf(scribe, node, place),
    node,
  });
  if (kind === 'check') noteCheck(scribe, table, name, node);
  if (kind === 'primary key') requireValues(scribe, table, columns);
  if (INDEXED.has(kind)) makeIndexOf(scribe, table, node, name, columns);
}

const KINDS: { readonly [Type in ConstrType]?: Known['kind'] } = {
  CONSTR_PRIMARY: 'primary key',
  CONSTR_UNIQUE: 'unique',
  CONSTR_FOREIGN: 'foreign key',
  CONSTR_CHECK: 'check',
  CONSTR_EXCLUSION: 'exclusion',
  CONSTR_NOTNULL: 'not null',
};

const LABELS: Readonly<Record<Known['kind'], string>> = {
  'primary key': 'pkey',
  unique: 'key',
  'foreign key': 'fkey',
  check: 'check',
  exclusion: 'excl',
  'not null': 'not_null',
};

const INDEXED: ReadonlySet<Known['kind']> = new Set(['primary key', 'unique', 'exclusion']);

/** NOT ENFORCED: only a CHECK and a foreign key can be. */
function isEnforced({ contype, is_enforced, skip_validation }: Constraint): boolean {
  const canBe = contype === 'CONSTR_CHECK' || contype === 'CONSTR_FOREIGN';
  return !canBe || !skip_validation || (is_enforced ?? false);
}

/** With a column it is said behind the constraint, as a node of its own. */
function isSaidOff(node: Constraint, { among }: Place): boolean {
  for (const it of among.slice(among.indexOf(node) + 1)) {
    if (it.contype === 'CONSTR_ATTR_NOT_ENFORCED') return true;
    if (it.contype && !PARTS.test(it.contype)) return false;
  }
  return false;
}

/** A CHECK of several columns has none of them in its name. */
function nameable(kind: Known['kind'], names: readonly string[]): number {
  return kind === 'check' && names.length !== 1 ? 0 : names.length;
}

function isTaken(
  scribe: Scribe,
  table: RelationRecord,
  kind: Known['kind'],
  name: string,
): boolean {
  if (scribe.constraint(table, name)) return true;
  return (
    INDEXED.has(kind) && scribe.find({ schemaname: table.schema, relname: name }) !== undefined
  );
}

function columnsOf({ fk_attrs, keys, raw_expr, exclusions }: Constraint): string[] {
  if (fk_attrs ?? keys) return wordsOf(fk_attrs ?? keys);
  if (exclusions) {
    return nodesOf(exclusions, 'List').flatMap(({ items }) =>
      nodesOf(items, 'IndexElem').map(({ name }) => name ?? ''),
    );
  }
  return raw_expr ? columnsUsed(raw_expr) : [];
}

function referenceOf(scribe: Scribe, { pktable = {}, pk_attrs }: Constraint): Reference {
  const found = scribe.find(pktable);
  const { schema, name } = found ?? scribe.catalogue.homeOf(pktable, scribe.now);
  const columns = found ? columnsPointedTo(scribe, found, wordsOf(pk_attrs)) : [];
  return { id: found?.id, name: { schema, name }, columns };
}

/** Without names those of the primary key. */
function columnsPointedTo(
  scribe: Scribe,
  table: RelationRecord,
  names: readonly string[],
): readonly string[] {
  if (names.length > 0) return names.flatMap((it) => scribe.column(table, it)?.id ?? []);
  const all = scribe.catalogue.constraints.list(table.id, scribe.now);
  return all.find(({ kind }) => kind === 'primary key')?.columns ?? [];
}

/** The columns of a primary key are NOT NULL. */
function requireValues(scribe: Scribe, table: RelationRecord, columns: readonly string[]): void {
  for (const id of columns) {
    const column = scribe.catalogue.columns.get(table.id, id, scribe.now);
    if (column && !column.notNull) scribe.changeColumn(table, column, { notNull: true });
  }
}

function indexColumns(scribe: Scribe, { schema }: RelationRecord, relname: string): string[] {
  const columns = scribe.find({ schemaname: schema, relname })?.index?.columns ?? [];
  return columns.filter((it) => it !== undefined);
}

/** An index that is there becomes the constraint's, and takes its name. */
function makeIndexOf(
  scribe: Scribe,
  table: RelationRecord,
  node: Constraint,
  name: string,
  columns: readonly string[],
): void {
  const schemaname = table.schema;
  const given =
    node.indexname === undefined ? undefined : scribe.find({ schemaname, relname: node.indexname });
  if (given?.index) {
    if (node.contype === 'CONSTR_PRIMARY') requireValues(scribe, table, given.index.uses);
    scribe.change(given, { name, index: { ...given.index, isOfConstraint: true } });
    return;
  }
  const isUnique = node.contype !== 'CONSTR_EXCLUSION';
  const isPartial = node.where_clause !== undefined;
  const method = node.access_method ?? 'btree';
  const index = {
    table: table.id,
    columns,
    uses: columns,
    isUnique,
    isPartial,
    method,
    isOfConstraint: true,
  };
  const made = scribe.make({ schemaname, relname: name }, { kind: 'index', index });
  scribe.catalogue.indexes.set(table.id, made.id, made.id, scribe.by);
}

function textOf({ by }: Scribe, node: Constraint, { among }: Place): string {
  const { statement } = by;
  const stops = among
    .filter((it) => it.contype && !PARTS.test(it.contype))
    .map(({ location = 0 }) => statement.offsetAt(location));
  return elementText(by, statement.offsetAt(node.location ?? 0), stops);
}

/** What is said of the constraint before it. */
const PARTS = /^CONSTR_ATTR_/;

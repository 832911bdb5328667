import type { RangeVar } from '@pgsql/types';
import type { Doubt, Named, Needer, Part, Routine } from './objects.ts';
import type { Origin } from './origin.ts';
import type { ColumnRecord, ConstraintRecord, RelationRecord, TypeRecord } from './records.ts';
import type { QualifiedName } from './relations.ts';
import { Timeline } from './timeline.ts';

/** The timelines a schema is made of. What the owners and names of each are is said with it. */
export class Catalogue {
  /** By name and schema, the relation's id; and by id, the relation. */
  readonly names: Timeline<string>;
  readonly relations: Timeline<RelationRecord>;
  /** By table's id and column's id; and by table's id and name, the column's id. */
  readonly columns: Timeline<ColumnRecord>;
  readonly columnNames: Timeline<string>;
  /** By table's id and name. */
  readonly constraints: Timeline<ConstraintRecord>;
  readonly triggers: Timeline<Part>;
  readonly policies: Timeline<Part>;
  readonly rules: Timeline<Part>;
  /** By table's id, and by index's id the same. */
  readonly indexes: Timeline<string>;
  /**
   * By relation's id, the ids of the tables that point to it and of the views that read it, or once
   * did. By what made a type or a routine (`made` and the moment), the ids of the tables with columns
   * of it or triggers that call it. By `generated` and table's id, the ids of such columns.
   */
  readonly needers: Timeline<string>;
  /** By id of a relation or column, or `madeKey` of a type or routine, what else needs it. */
  readonly dependents: Timeline<Dependent>;
  /** By name and schema. */
  readonly types: Timeline<TypeRecord>;
  /** By name, and by schema with arguments. */
  readonly routines: Timeline<Routine>;
  /** By kind of object and name. Schemas and extensions are among them. */
  readonly others: Timeline<Named>;
  /** `search_path`, by nothing. */
  readonly paths: Timeline<readonly string[]>;
  /**
   * Single facts, by nothing: `doubt`, `stranger`, `begun`, `extended`, `path`, `temporary` (the first of each);
   * `cascade` and `blackout` (the last of each, from which on earlier things may be gone). And by
   * `schema-drop` and name, that a schema was dropped with all in it.
   */
  readonly facts: Timeline<Doubt>;
  #ids: number;

  constructor(parent?: Catalogue, until = 0) {
    const from = <V>(of: (catalogue: Catalogue) => Timeline<V>): Timeline<V> =>
      parent ? of(parent).fork(until) : new Timeline<V>();
    this.names = from((it) => it.names);
    this.relations = from((it) => it.relations);
    this.columns = from((it) => it.columns);
    this.columnNames = from((it) => it.columnNames);
    this.constraints = from((it) => it.constraints);
    this.triggers = from((it) => it.triggers);
    this.policies = from((it) => it.policies);
    this.indexes = from((it) => it.indexes);
    this.needers = from((it) => it.needers);
    this.dependents = from((it) => it.dependents);
    this.rules = from((it) => it.rules);
    this.types = from((it) => it.types);
    this.routines = from((it) => it.routines);
    this.others = from((it) => it.others);
    this.paths = from((it) => it.paths);
    this.facts = from((it) => it.facts);
    this.#ids = parent ? parent.#ids : 0;
  }

  fork(until: number): Catalogue {
    return new Catalogue(this, until);
  }

  newId(): string {
    return String(++this.#ids);
  }

  /** The relation of a name, if it is there still. */
  find(name: RangeVar, moment: number): RelationRecord | undefined {
    for (const schema of this.schemasOf(name, moment)) {
      const found = this.at({ schema, name: name.relname ?? '' }, moment);
      if (found) return found;
    }
    if (name.schemaname || !this.facts.get('', 'path', moment)) return undefined;
    const anywhere = this.names.list(name.relname ?? '', moment).map((id) => this.byId(id, moment));
    return anywhere.find((it) => it !== undefined);
  }

  at({ schema, name }: QualifiedName, moment: number): RelationRecord | undefined {
    const id = this.names.get(name, schema, moment);
    return id === undefined ? undefined : this.byId(id, moment);
  }

  byId(id: string, moment: number): RelationRecord | undefined {
    const found = this.relations.get('', id, moment);
    return found && this.#isThere(found, moment) ? found : undefined;
  }

  /** Gone with its schema, its parent, its table or its column, though nothing named it. */
  #isThere(relation: RelationRecord, moment: number): boolean {
    for (let it: RelationRecord | undefined = relation, steps = 0; it; steps++) {
      if (this.isSchemaGone(it.schema, it.madeBy, moment) || steps > 1000) return false;
      const { index, ownedBy }: RelationRecord = it;
      if (index?.uses.some((id) => !this.columns.get(index.table, id, moment))) return false;
      if (ownedBy && !this.columns.get(ownedBy.table, ownedBy.column, moment)) return false;
      const holder: string | undefined = it.partitionOf ?? index?.table ?? ownedBy?.table;
      if (holder === undefined) return true;
      it = this.relations.get('', holder, moment);
    }
    return false;
  }

  /** Whether the schema was dropped since something was made in it. */
  isSchemaGone(schema: string, madeBy: Origin, moment: number): boolean {
    const dropped = this.facts.get('schema-drop', schema, moment);
    return dropped !== undefined && dropped.by.moment >= madeBy.moment;
  }

  /** Where a name is looked for, in order. */
  schemasOf({ schemaname, relpersistence }: RangeVar, moment: number): readonly string[] {
    if (schemaname) return [schemaname];
    if (relpersistence === 't') return ['pg_temp'];
    const path = this.path(moment);
    return path === PUBLIC ? USUAL : ['pg_temp', ...path, 'public'];
  }

  /** Where what is made under a name goes. */
  homeOf({ schemaname, relname, relpersistence }: RangeVar, moment: number): QualifiedName {
    const schema =
      schemaname ?? (relpersistence === 't' ? 'pg_temp' : (this.path(moment)[0] ?? 'public'));
    return { schema, name: relname ?? '' };
  }

  path(moment: number): readonly string[] {
    return this.paths.get('', '', moment) ?? PUBLIC;
  }

  column(table: string, name: string, moment: number): ColumnRecord | undefined {
    const id = this.columnNames.get(table, name, moment);
    return id === undefined ? undefined : this.columns.get(table, id, moment);
  }

  type(name: RangeVar, moment: number): TypeRecord | undefined {
    for (const schema of this.schemasOf(name, moment)) {
      const found = this.types.get(name.relname ?? '', schema, moment);
      if (found && !this.isSchemaGone(schema, found.madeBy, moment)) return found;
    }
    return undefined;
  }

  /** A constraint goes with its columns, and a foreign key with the table it points to. */
  constraint(table: string, name: string, moment: number): ConstraintRecord | undefined {
    const found = this.constraints.get(table, name, moment);
    return found && this.isHeld(table, found, moment) ? found : undefined;
  }

  isHeld(table: string, { columns, references }: ConstraintRecord, moment: number): boolean {
    if (columns.some((id) => !this.columns.get(table, id, moment))) return false;
    return !references?.id || this.byId(references.id, moment) !== undefined;
  }
}

/** What cannot be without others: those are told by ids and `madeKey`s. */
export interface Dependent extends Named {
  readonly kind: Needer['kind'];
  /** The id of the relation whose it is; what is of none has a schema. */
  readonly relation?: string;
  readonly schema?: string;
  /** Whether it is there still, and needs the same. */
  isThere(catalogue: Catalogue, moment: number): boolean;
}

const PUBLIC: readonly string[] = ['public'];

const USUAL: readonly string[] = ['pg_temp', 'public'];

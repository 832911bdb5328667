import type { RangeVar, TypeName } from '@pgsql/types';
import { wordsOf } from '../../sql/nodes.ts';
import { rangeOf } from './apply/rangeOf.ts';
import type { Catalogue, Dependent } from './catalogue.ts';
import { madeKey } from './madeKey.ts';
import type { Origin } from './origin.ts';
import type { ColumnRecord, ConstraintRecord, RelationRecord } from './records.ts';

/** Writes down what one statement does. It reads what it has written. */
export class Scribe {
  readonly catalogue: Catalogue;
  readonly by: Origin;
  readonly now: number;

  constructor(catalogue: Catalogue, by: Origin) {
    this.catalogue = catalogue;
    this.by = by;
    this.now = by.moment + 1;
  }

  /** Whether a SET of an earlier script lasts depends on whether both run in one session. */
  beginScript(): void {
    const { paths } = this.catalogue;
    if (paths.get('', '', this.now)) paths.set('', '', ['public'], this.by);
    if (this.catalogue.facts.get('', 'temporary', this.now)) this.#endSession();
  }

  /** Temporary tables are gone, or hide no other table for certain. */
  #endSession(): void {
    const by = { ...this.by, moment: this.by.moment - 1 };
    this.catalogue.facts.set('schema-drop', 'pg_temp', { by, reason: 'ends the session' }, by);
  }

  find(name: RangeVar | undefined): RelationRecord | undefined {
    return name && this.catalogue.find(name, this.now);
  }

  /** A new relation, whatever had its name before. */
  make(
    name: RangeVar,
    given: Omit<RelationRecord, 'id' | 'schema' | 'name' | 'origin' | 'madeBy'>,
  ): RelationRecord {
    const home = this.catalogue.homeOf(name, this.now);
    const id = this.catalogue.newId();
    const record = { ...given, ...home, id, origin: this.by, madeBy: this.by };
    if (home.schema === 'pg_temp') this.#note('temporary', 'makes a temporary table');
    this.#place(record);
    return record;
  }

  #place(record: RelationRecord): void {
    this.catalogue.names.set(record.name, record.schema, record.id, this.by);
    this.catalogue.relations.set('', record.id, record, this.by);
  }

  change(relation: RelationRecord, changes: Partial<RelationRecord>): void {
    const record = { ...relation, ...changes, origin: this.by };
    if (record.name !== relation.name || record.schema !== relation.schema) {
      this.catalogue.names.set(relation.name, relation.schema, undefined, this.by);
    }
    this.#place(record);
  }

  drop(relation: RelationRecord): void {
    this.catalogue.names.set(relation.name, relation.schema, undefined, this.by);
    this.catalogue.relations.set('', relation.id, undefined, this.by);
  }

  putColumn(
    table: RelationRecord,
    given: Omit<ColumnRecord, 'id' | 'origin' | 'madeBy'>,
  ): ColumnRecord {
    const id = this.catalogue.newId();
    const record = { ...given, id, origin: this.by, madeBy: this.by };
    this.catalogue.columnNames.set(table.id, given.name, id, this.by);
    this.catalogue.columns.set(table.id, id, record, this.by);
    if (record.generated) this.catalogue.needers.set(`generated ${table.id}`, id, id, this.by);
    this.#noteType(table, record.type);
    return record;
  }

  #noteType(table: RelationRecord, type: TypeName | undefined): void {
    const name = type && rangeOf(wordsOf(type.names));
    if (!name || name.schemaname === 'pg_catalog') return;
    const found = this.catalogue.type(name, this.now);
    if (found) this.noteNeeds(table, [madeKey(found)]);
  }

  column(table: RelationRecord, name: string): ColumnRecord | undefined {
    return this.catalogue.column(table.id, name, this.now);
  }

  changeColumn(
    table: RelationRecord,
    column: ColumnRecord | undefined,
    changes: Partial<ColumnRecord>,
  ): void {
    if (!column) return;
    const record = { ...column, ...changes, origin: this.by };
    if (record.name !== column.name) {
      this.catalogue.columnNames.set(table.id, column.name, undefined, this.by);
      this.catalogue.columnNames.set(table.id, record.name, column.id, this.by);
    }
    this.catalogue.columns.set(table.id, column.id, record, this.by);
    if (changes.type) this.#noteType(table, changes.type);
  }

  dropColumn(table: RelationRecord, name: string): void {
    const column = this.column(table, name);
    if (!column) return;
    this.catalogue.columnNames.set(table.id, name, undefined, this.by);
    this.catalogue.columns.set(table.id, column.id, undefined, this.by);
  }

  /** The ids of columns; one that the text did not tell of is known from now on. */
  columnIds(table: RelationRecord, names: readonly string[]): string[] {
    return names.map((name) => (this.column(table, name) ?? this.#assumed(table, name)).id);
  }

  #assumed(table: RelationRecord, name: string): ColumnRecord {
    return this.putColumn(table, {
      name,
      type: undefined,
      typeBy: this.by,
      notNull: false,
      defaultText: undefined,
      identity: undefined,
      generated: undefined,
      node: undefined,
    });
  }

  putConstraint(table: RelationRecord, given: Omit<ConstraintRecord, 'origin' | 'madeBy'>): void {
    const record = { ...given, origin: this.by, madeBy: this.by };
    this.catalogue.constraints.set(table.id, given.name, record, this.by);
    if (given.references?.id !== undefined) this.noteNeeds(table, [given.references.id]);
  }

  /** A view or a table cannot be without those. */
  noteNeeds({ id }: RelationRecord, needed: readonly string[]): void {
    for (const it of needed) this.catalogue.needers.set(it, id, id, this.by);
  }

  /** `needed`: ids and `madeKey`s. */
  noteDependent(it: Omit<Dependent, 'origin' | 'madeBy'>, needed: Iterable<string>): void {
    const dependent = { ...it, origin: this.by, madeBy: this.by };
    const key = `${this.by.moment} ${it.relation} ${it.kind} ${it.name}`;
    for (const one of needed) this.catalogue.dependents.set(one, key, dependent, this.by);
  }

  constraint(table: RelationRecord, name: string): ConstraintRecord | undefined {
    return this.catalogue.constraint(table.id, name, this.now);
  }

  changeConstraint(
    table: RelationRecord,
    constraint: ConstraintRecord,
    changes: Partial<ConstraintRecord>,
  ): void {
    const record = { ...constraint, ...changes, origin: this.by };
    if (record.name !== constraint.name) {
      this.catalogue.constraints.set(table.id, constraint.name, undefined, this.by);
    }
    this.catalogue.constraints.set(table.id, record.name, record, this.by);
  }

  /** With its index, or the NOT NULL that it says. */
  dropConstraint(table: RelationRecord, name: string): void {
    const found = this.constraint(table, name);
    if (!found) return;
    this.catalogue.constraints.set(table.id, name, undefined, this.by);
    const index = this.find({ schemaname: table.schema, relname: name });
    if (index?.index?.isOfConstraint && index.index.table === table.id) this.drop(index);
  }

  /** From now on the text alone does not tell what is there: more may be, or what was may be gone. */
  doubt(reason: string): void {
    this.#note('doubt', reason);
    this.#noteLast('blackout', reason);
  }

  /** From now on more may be there than the text tells. */
  doubtMore(reason: string): void {
    this.#note('doubt', reason);
  }

  /** It needs what no script has made. */
  noteStranger(): void {
    this.#note('stranger', 'needs what no earlier script has made');
  }

  get knowsStranger(): boolean {
    return this.catalogue.facts.get('', 'stranger', this.now) !== undefined;
  }

  /** Something may have gone along with what was dropped. */
  noteCascade(): void {
    this.#noteLast('cascade', 'drops what depends on it');
  }

  noteBegun(): void {
    this.#note('begun', 'makes a table');
  }

  /** Types and functions may be there that no script has made. */
  noteExtended(): void {
    this.#note('extended', 'makes an extension');
  }

  notePath(): void {
    this.#note('path', 'sets search_path');
  }

  noteSchemaDrop(name: string): void {
    const by = this.by;
    this.catalogue.facts.set('schema-drop', name, { by, reason: 'drops the schema' }, by);
  }

  /** The first one counts. */
  #note(fact: string, reason: string): void {
    if (!this.catalogue.facts.get('', fact, this.now)) this.#noteLast(fact, reason);
  }

  #noteLast(fact: string, reason: string): void {
    this.catalogue.facts.set('', fact, { by: this.by, reason }, this.by);
  }
}

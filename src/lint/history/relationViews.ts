import type { Catalogue } from './catalogue.ts';
import { ColumnView } from './columnView.ts';
import { ConstraintView } from './constraintView.ts';
import type { Part } from './objects.ts';
import type { Origin } from './origin.ts';
import type { ConstraintRecord, RelationRecord } from './records.ts';
import type { Column, Constraint, Index, QualifiedName, Relation, Table } from './relations.ts';

/** A record for the rules to read. */
export function relationOf(record: RelationRecord, catalogue: Catalogue, moment: number): Relation {
  const { kind, index, ownedBy } = record;
  if (index) return indexOf(record, index, catalogue, moment);
  if (kind === 'table' || kind === 'foreign table') {
    return new TableView(record, kind, catalogue, moment);
  }
  const named = nameOf(record);
  const { origin, madeBy } = record;
  if (kind === 'composite type') return { kind, ...named, origin, madeBy };
  if (kind !== 'sequence') {
    const columns = record.view?.columns;
    return { kind: kind === 'index' ? 'view' : kind, ...named, origin, madeBy, columns };
  }
  const table = ownedBy && catalogue.byId(ownedBy.table, moment);
  const column = ownedBy && catalogue.columns.get(ownedBy.table, ownedBy.column, moment)?.name;
  const owner = table && column !== undefined ? { table: nameOf(table), column } : undefined;
  return { kind, ...named, origin, madeBy, ownedBy: owner };
}

function nameOf({ schema, name }: QualifiedName): QualifiedName {
  return { schema, name };
}

function indexOf(
  record: RelationRecord,
  index: NonNullable<RelationRecord['index']>,
  catalogue: Catalogue,
  moment: number,
): Index {
  const table = catalogue.byId(index.table, moment) ?? record;
  const { isUnique, isPartial, method, isOfConstraint } = index;
  const { origin, madeBy } = record;
  const columns = index.columns.map((id) =>
    id === undefined ? undefined : catalogue.columns.get(index.table, id, moment)?.name,
  );
  const what = { isUnique, isPartial, method, isOfConstraint, columns };
  return { kind: 'index', ...nameOf(record), origin, madeBy, table: nameOf(table), ...what };
}

/** A table; its parts are looked up when they are asked for. */
export class TableView implements Table {
  readonly kind: Table['kind'];
  readonly schema: string;
  readonly name: string;
  readonly origin: Origin;
  readonly madeBy: Origin;
  readonly #record: RelationRecord;
  readonly #catalogue: Catalogue;
  readonly #moment: number;

  constructor(record: RelationRecord, kind: Table['kind'], catalogue: Catalogue, moment: number) {
    this.kind = kind;
    this.schema = record.schema;
    this.name = record.name;
    this.origin = record.origin;
    this.madeBy = record.madeBy;
    this.#record = record;
    this.#catalogue = catalogue;
    this.#moment = moment;
  }

  get isTemporary(): boolean {
    return this.#record.isTemporary ?? false;
  }

  get isPartitioned(): boolean {
    return this.#record.isPartitioned ?? false;
  }

  get partitionOf(): QualifiedName | undefined {
    const { partitionOf } = this.#record;
    const found =
      partitionOf === undefined ? undefined : this.#catalogue.byId(partitionOf, this.#moment);
    return found && nameOf(found);
  }

  get hasAllColumns(): boolean {
    return !this.#record.lacksColumns;
  }

  get hasAllConstraints(): boolean {
    return !this.#record.lacksConstraints;
  }

  get hasRowSecurity(): boolean {
    return this.#record.hasRowSecurity ?? false;
  }

  get columns(): readonly Column[] {
    return this.#catalogue.columns
      .list(this.#record.id, this.#moment)
      .map((it) => new ColumnView(it));
  }

  column(name: string): Column | undefined {
    const found = this.#catalogue.column(this.#record.id, name, this.#moment);
    return found && new ColumnView(found);
  }

  get constraints(): readonly Constraint[] {
    const { id } = this.#record;
    return this.#catalogue.constraints
      .list(id, this.#moment)
      .filter((it) => this.#catalogue.isHeld(id, it, this.#moment))
      .map((it) => this.#constraintOf(it));
  }

  constraint(name: string): Constraint | undefined {
    const found = this.#catalogue.constraint(this.#record.id, name, this.#moment);
    return found && this.#constraintOf(found);
  }

  #constraintOf(record: ConstraintRecord): Constraint {
    const { references } = record;
    const { id } = this.#record;
    const target =
      references?.id === undefined ? undefined : this.#catalogue.byId(references.id, this.#moment);
    const columns = record.columns.flatMap(
      (it) => this.#catalogue.columns.get(id, it, this.#moment)?.name ?? [],
    );
    return new ConstraintView(record, columns, target ? nameOf(target) : references?.name);
  }

  get indexes(): readonly Index[] {
    return this.#catalogue.indexes.list(this.#record.id, this.#moment).flatMap((id) => {
      const record = this.#catalogue.byId(id, this.#moment);
      return record?.index ? [indexOf(record, record.index, this.#catalogue, this.#moment)] : [];
    });
  }

  get triggers(): readonly Part[] {
    return this.#catalogue.triggers.list(this.#record.id, this.#moment);
  }

  get policies(): readonly Part[] {
    return this.#catalogue.policies.list(this.#record.id, this.#moment);
  }
}

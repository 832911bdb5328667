import type { RangeVar, TypeName } from '@pgsql/types';
import { rangeOf } from './apply/rangeOf.ts';
import { signatureOf } from './apply/routines.ts';
import type { Catalogue } from './catalogue.ts';
import { valuesOf } from './enumValues.ts';
import type { History } from './history.ts';
import { Needers } from './needers.ts';
import type { Doubt, Drop, Named, Needer, Part, Routine, UserType } from './objects.ts';
import type { Column, Constraint, Index, Relation, Table, View } from './relations.ts';
import { relationOf, TableView } from './relationViews.ts';

/** The catalogue at a moment. */
export class HistoryView implements History {
  readonly #catalogue: Catalogue;
  readonly #moment: number;

  constructor(catalogue: Catalogue, moment: number) {
    this.#catalogue = catalogue;
    this.#moment = moment;
  }

  get doubt(): Doubt | undefined {
    return this.#fact('doubt');
  }

  get stranger(): Doubt | undefined {
    return this.#fact('stranger');
  }

  get isPartial(): boolean {
    return this.doubt !== undefined || this.stranger !== undefined;
  }

  get isBegun(): boolean {
    return this.#fact('begun') !== undefined;
  }

  get isExtended(): boolean {
    return this.#fact('extended') !== undefined;
  }

  #fact(name: string): Doubt | undefined {
    return this.#catalogue.facts.get('', name, this.#moment);
  }

  relation(name: RangeVar): Relation | undefined {
    const found = this.#catalogue.find(name, this.#moment);
    return found && relationOf(found, this.#catalogue, this.#moment);
  }

  relationAt(name: RangeVar): Relation | undefined {
    const home = this.#catalogue.homeOf(name, this.#moment);
    const found = this.#catalogue.at(home, this.#moment);
    return found && relationOf(found, this.#catalogue, this.#moment);
  }

  typeAt(name: RangeVar): UserType | undefined {
    const { schema, name: own } = this.#catalogue.homeOf(name, this.#moment);
    return this.type([schema, own]);
  }

  table(name: RangeVar): Table | undefined {
    const found = this.relation(name);
    return found instanceof TableView ? found : undefined;
  }

  view(name: RangeVar): View | undefined {
    const found = this.relation(name);
    return found?.kind === 'view' || found?.kind === 'materialized view' ? found : undefined;
  }

  index(name: RangeVar): Index | undefined {
    const found = this.relation(name);
    return found?.kind === 'index' ? found : undefined;
  }

  column(table: RangeVar, name: string): Column | undefined {
    return this.table(table)?.column(name);
  }

  constraint(table: RangeVar, name: string): Constraint | undefined {
    return this.table(table)?.constraint(name);
  }

  trigger(table: RangeVar, name: string): Part | undefined {
    const id = this.#catalogue.find(table, this.#moment)?.id;
    return id === undefined ? undefined : this.#catalogue.triggers.get(id, name, this.#moment);
  }

  policy(table: RangeVar, name: string): Part | undefined {
    const id = this.#catalogue.find(table, this.#moment)?.id;
    return id === undefined ? undefined : this.#catalogue.policies.get(id, name, this.#moment);
  }

  type(words: readonly string[]): UserType | undefined {
    const found = this.#catalogue.type(rangeOf(words), this.#moment);
    return found && { ...found, values: valuesOf(found.values) };
  }

  routine(words: readonly string[], argTypes?: readonly TypeName[]): Routine | undefined {
    const all = this.routines(words);
    if (!argTypes) return all.length === 1 ? all[0] : undefined;
    const signature = signatureOf(argTypes);
    return all.find((it) => it.signature === signature);
  }

  routines(words: readonly string[]): readonly Routine[] {
    const name = rangeOf(words);
    const schemas = this.#catalogue.schemasOf(name, this.#moment);
    return this.#catalogue.routines
      .list(name.relname ?? '', this.#moment)
      .filter(({ schema }) => schemas.includes(schema))
      .filter((it) => !this.#catalogue.isSchemaGone(it.schema, it.madeBy, this.#moment));
  }

  schema(name: string): Named | undefined {
    return this.other('OBJECT_SCHEMA', name);
  }

  extension(name: string): Named | undefined {
    return this.other('OBJECT_EXTENSION', name);
  }

  other(kind: string, name: string): Named | undefined {
    return this.#catalogue.others.get(kind, name, this.#moment);
  }

  wasDropped(name: RangeVar): Drop | undefined {
    if (this.relation(name)) return undefined;
    for (const schema of this.#catalogue.schemasOf(name, this.#moment)) {
      const found = this.#dropOf(name.relname ?? '', schema);
      if (found) return found;
    }
    return undefined;
  }

  #dropOf(name: string, schema: string): Drop | undefined {
    const { names, relations, facts } = this.#catalogue;
    const last = names.version(name, schema, this.#moment);
    if (!last) return undefined;
    const id = last.value ?? names.get(name, schema, last.by.moment);
    if (id === undefined) return undefined;
    const now = relations.version('', id, this.#moment);
    if (now?.value && now.value.name !== name) return { by: last.by, renamedTo: now.value.name };
    if (last.value === undefined) return { by: last.by };
    const by = facts.get('schema-drop', schema, this.#moment)?.by;
    return by && { by };
  }

  wasColumnDropped(table: RangeVar, name: string): Drop | undefined {
    const id = this.#catalogue.find(table, this.#moment)?.id;
    if (id === undefined) return undefined;
    const last = this.#catalogue.columnNames.version(id, name, this.#moment);
    if (!last || last.value !== undefined) return undefined;
    const column = this.#catalogue.columnNames.get(id, name, last.by.moment);
    const now = column && this.#catalogue.columns.get(id, column, this.#moment);
    return { by: last.by, ...(now && { renamedTo: now.name }) };
  }

  neededBy(relation: RangeVar, column?: string): readonly Needer[] {
    const found = this.#catalogue.find(relation, this.#moment);
    if (!found) return [];
    if (column === undefined) return this.#needers.ofRelation(found);
    const known = this.#catalogue.column(found.id, column, this.#moment);
    return known ? this.#needers.ofColumn(found, known) : [];
  }

  uniquenessNeededBy(table: RangeVar, columns: readonly string[]): readonly Needer[] {
    const found = this.#catalogue.find(table, this.#moment);
    if (!found || columns.length === 0) return [];
    const ids = columns.map((it) => this.#catalogue.column(found.id, it, this.#moment)?.id ?? '');
    return this.#needers.ofKey(found, ids);
  }

  typeNeededBy(words: readonly string[]): readonly Needer[] {
    const found = this.#catalogue.type(rangeOf(words), this.#moment);
    return found ? this.#needers.ofType(found) : [];
  }

  routineNeededBy(words: readonly string[]): readonly Needer[] {
    const found = this.routine(words);
    return found ? this.#needers.ofRoutine(found) : [];
  }

  otherNeededBy(kind: string, key: string): readonly Needer[] {
    if (kind === 'OBJECT_SCHEMA') return this.#needers.ofSchema(key);
    const found = this.other(kind, key);
    return found ? this.#needers.ofOther(found) : [];
  }

  get #needers(): Needers {
    return new Needers(this.#catalogue, this.#moment);
  }

  tables(): readonly Table[] {
    return this.#catalogue.relations.list('', this.#moment).flatMap((it) => {
      if (!this.#catalogue.byId(it.id, this.#moment)) return [];
      const found = relationOf(it, this.#catalogue, this.#moment);
      return found instanceof TableView ? [found] : [];
    });
  }

  isDoubtful({ madeBy }: Named): boolean {
    return ['cascade', 'blackout'].some((it) => (this.#fact(it)?.by.moment ?? 0) >= madeBy.moment);
  }
}

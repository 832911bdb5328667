import { wordsOf } from '../../sql/nodes.ts';
import { columnsUsed } from './apply/columnsUsed.ts';
import { generationOf } from './apply/generationOf.ts';
import { rangeOf } from './apply/rangeOf.ts';
import type { Catalogue, Dependent } from './catalogue.ts';
import { madeKey } from './madeKey.ts';
import type { Named, Needer, Part, Routine } from './objects.ts';
import type { ColumnRecord, ConstraintRecord, RelationRecord, TypeRecord } from './records.ts';
import { routineCalled } from './routineCalled.ts';

/** Nobody drops what more than so many need, and each is looked at. */
const MOST = 1000;

/** What DROP without CASCADE is refused for. */
export class Needers {
  readonly #catalogue: Catalogue;
  readonly #moment: number;

  constructor(catalogue: Catalogue, moment: number) {
    this.#catalogue = catalogue;
    this.#moment = moment;
  }

  /** Views of a table or a view, and foreign keys of other tables. */
  ofRelation({ id }: RelationRecord): Needer[] {
    const around = this.#around(id).flatMap((it) => {
      if (it.view) return it.view.relations.includes(id) ? [asView(it)] : [];
      return it.id === id ? [] : this.#keys(it, id).map((key) => asKey(key, it));
    });
    return [...around, ...this.#dependents(id, id)];
  }

  /** Views, foreign keys that point to it, and columns that are generated from it. */
  ofColumn(table: RelationRecord, { id }: ColumnRecord): Needer[] {
    const needers = this.#around(table.id).flatMap((it) => {
      if (it.view) return it.view.uses.some(({ column }) => column === id) ? [asView(it)] : [];
      return this.#keys(it, table.id)
        .filter(({ references }) => references?.columns.includes(id))
        .map((key) => asKey(key, it));
    });
    return [...needers, ...this.#generated(table, id), ...this.#dependents(id)];
  }

  /** Foreign keys that count on the columns' being unique, where nothing else makes them so. */
  ofKey(table: RelationRecord, columns: readonly string[]): Needer[] {
    const indexes = this.#catalogue.indexes
      .list(table.id, this.#moment)
      .flatMap((id) => this.#catalogue.byId(id, this.#moment)?.index ?? [])
      .filter((it) => it.isUnique && !it.isPartial && isSame(it.columns, columns));
    if (indexes.length > 1) return [];
    return this.#around(table.id).flatMap((it) =>
      this.#keys(it, table.id)
        .filter(({ references }) => isSame(references?.columns ?? [], columns))
        .map((key) => asKey(key, it)),
    );
  }

  /** Columns that are of it, and what else has it in its text. */
  ofType(type: TypeRecord): Needer[] {
    const columns = this.#around(madeKey(type)).flatMap((table) =>
      this.#catalogue.columns
        .list(table.id, this.#moment)
        .filter(({ type: own, typeBy }) => {
          const name = own && rangeOf(wordsOf(own.names));
          return name && this.#catalogue.type(name, typeBy.moment + 1)?.madeBy === type.madeBy;
        })
        .map((it) => asColumn(it, table, 'column')),
    );
    return [...columns, ...this.#dependents(madeKey(type))];
  }

  /** Triggers and expressions that call it. */
  ofRoutine(routine: Routine): Needer[] {
    const triggers = this.#around(madeKey(routine)).flatMap((table) =>
      this.#catalogue.triggers
        .list(table.id, this.#moment)
        .filter((it) => this.#calledBy(it)?.madeBy === routine.madeBy)
        .map((it) => ({
          ...it,
          kind: 'trigger' as const,
          of: { schema: table.schema, name: table.name },
        })),
    );
    return [...triggers, ...this.#dependents(madeKey(routine))];
  }

  /** What is of neither kind, such as a server or an operator. */
  ofOther(object: Named): Needer[] {
    return this.#dependents(madeKey(object));
  }

  /** The relations in it that are not a part of another. */
  ofSchema(schema: string): Needer[] {
    return this.#catalogue.relations
      .list('', this.#moment)
      .filter((it) => it.schema === schema && this.#catalogue.byId(it.id, this.#moment))
      .flatMap((it) => {
        const kind = IN_SCHEMA[it.kind];
        const isPart = it.partitionOf !== undefined || it.ownedBy !== undefined;
        const { name, origin, madeBy } = it;
        return kind && !isPart ? [{ kind, name, origin, madeBy, of: { schema, name } }] : [];
      });
  }

  /** `own`: the relation whose parts go with it. */
  #dependents(needed: string, own?: string): Needer[] {
    return this.#catalogue.dependents
      .list(needed, this.#moment)
      .slice(0, MOST)
      .filter((it) => it.relation !== own || own === undefined)
      .flatMap((it) => this.#asNeeder(it) ?? []);
  }

  #asNeeder(it: Dependent): Needer | undefined {
    if (!it.isThere(this.#catalogue, this.#moment)) return undefined;
    const { kind, name, origin, madeBy, relation, schema = 'public' } = it;
    const of =
      relation === undefined ? { schema, name } : this.#catalogue.byId(relation, this.#moment);
    return of && { kind, name, origin, madeBy, of: { schema: of.schema, name: of.name } };
  }

  #calledBy({ origin: { statement, moment } }: Part): Routine | undefined {
    if (statement.kind !== 'CreateTrigStmt') return undefined;
    return routineCalled(statement.node, this.#catalogue, moment + 1);
  }

  #around(id: string): RelationRecord[] {
    const ids = this.#catalogue.needers.list(id, this.#moment).slice(0, MOST);
    return ids.flatMap((it) => this.#catalogue.byId(it, this.#moment) ?? []);
  }

  #keys(table: RelationRecord, to: string): ConstraintRecord[] {
    return this.#catalogue.constraints
      .list(table.id, this.#moment)
      .filter((it) => it.references?.id === to)
      .filter((it) => this.#catalogue.isHeld(table.id, it, this.#moment));
  }

  /** An expression has the names of when it was written. */
  #generated(table: RelationRecord, id: string): Needer[] {
    const { columns, columnNames, needers } = this.#catalogue;
    return needers
      .list(`generated ${table.id}`, this.#moment)
      .flatMap((it) => columns.get(table.id, it, this.#moment) ?? [])
      .filter(({ node, generated, madeBy }) => {
        if (!generated || !node) return false;
        const names = columnsUsed(generationOf(node)?.raw_expr);
        const then = madeBy.moment + 1;
        return names.some((it) => columnNames.get(table.id, it, then) === id);
      })
      .map((it) => asColumn(it, table, 'generated column'));
  }
}

const IN_SCHEMA: { readonly [Kind in RelationRecord['kind']]?: Needer['kind'] } = {
  table: 'table',
  'foreign table': 'foreign table',
  view: 'view',
  'materialized view': 'materialized view',
  sequence: 'sequence',
};

function isSame(some: readonly (string | undefined)[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((it) => others.some((other) => other === it));
}

function asView({ kind, schema, name, origin, madeBy }: RelationRecord): Needer {
  const shown = kind === 'view' ? 'view' : 'materialized view';
  return { kind: shown, name, origin, madeBy, of: { schema, name } };
}

function asKey({ name, origin, madeBy }: ConstraintRecord, of: RelationRecord): Needer {
  return { kind: 'foreign key', name, origin, madeBy, of: { schema: of.schema, name: of.name } };
}

function asColumn(
  { name, origin, madeBy }: ColumnRecord,
  of: RelationRecord,
  kind: 'column' | 'generated column',
): Needer {
  return { kind, name, origin, madeBy, of: { schema: of.schema, name: of.name } };
}

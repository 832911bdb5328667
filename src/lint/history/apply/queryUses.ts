import type { InsertStmt, JoinExpr, Node, RangeVar, SelectStmt, UpdateStmt } from '@pgsql/types';
import { inner, nodesOf, wordsOf } from '../../../sql/nodes.ts';
import type { RelationRecord, ViewRecord } from '../records.ts';
import type { Scribe } from '../scribe.ts';
import { meantBy } from './meantBy.ts';
import { outputNames } from './outputNames.ts';
import {
  columnsMeant,
  isOfWith,
  type Scope,
  type Source,
  type SourceColumn,
} from './queryScope.ts';

/** What the query of a view reads, and what its columns are called. Total, and without recursion. */
export function queryUses(query: Node | undefined, scribe: Scribe): ViewRecord {
  const reader = new QueryReader(scribe);
  reader.read(query, []);
  return usesOf(reader);
}

/**
 * What an expression needs, or a statement in the body of a routine or a rule. `sources`: the tables
 * whose columns it may name.
 */
export function expressionUses(
  expression: unknown,
  sources: readonly (readonly [name: string, table: RelationRecord])[],
  scribe: Scribe,
): ViewRecord {
  const reader = new QueryReader(scribe);
  reader.read(expression, sources);
  return usesOf(reader);
}

function usesOf({ relations, columns, made, names }: QueryReader): ViewRecord {
  return {
    relations: [...relations],
    uses: [...columns].flatMap(({ used }) => used ?? []),
    made: [...made],
    columns: names,
  };
}

interface Task {
  readonly node: unknown;
  readonly scope: Scope;
  /** True for the SELECT that names the columns of the view. */
  readonly isNaming?: boolean;
}

const WRITES: ReadonlySet<string> = new Set(['InsertStmt', 'UpdateStmt', 'DeleteStmt']);

class QueryReader {
  readonly relations = new Set<string>();
  readonly columns = new Set<SourceColumn>();
  readonly made = new Set<string>();
  names: ViewRecord['columns'];
  readonly #scribe: Scribe;
  readonly #open: Task[] = [];

  constructor(scribe: Scribe) {
    this.#scribe = scribe;
  }

  read(query: unknown, tables: readonly (readonly [name: string, table: RelationRecord])[]): void {
    const sources = tables.map(([name, it]) => ({ name, columns: this.#columnsOf(it) }));
    const scope = { sources, outer: undefined, withNames: new Set<string>() };
    this.#open.push({ node: query, scope, isNaming: true });
    for (let task = this.#open.pop(); task; task = this.#open.pop()) this.#visit(task);
  }

  #visit({ node, scope, isNaming }: Task): void {
    if (typeof node !== 'object' || node === null) return;
    for (const [tag, value] of Object.entries(node)) {
      if (tag === 'SelectStmt') this.#select(value as SelectStmt, scope, isNaming ?? false);
      else if (tag === 'ColumnRef') {
        for (const it of columnsMeant(value, scope)) this.columns.add(it);
      } else if (typeof value === 'object') {
        this.#mean(tag, value);
        const inside = WRITES.has(tag) ? this.#write(value as InsertStmt, scope) : scope;
        this.#open.push({ node: value, scope: inside });
      }
    }
  }

  #mean(tag: string, value: unknown): void {
    const found = meantBy(tag, value, this.#scribe);
    if (found?.startsWith('made ')) this.made.add(found);
    else if (found !== undefined) this.relations.add(found);
  }

  /** What a statement writes to is named in what it reads. */
  #write({ relation, cols, selectStmt, ...rest }: InsertStmt & UpdateStmt, outer: Scope): Scope {
    const names = nodesOf(rest.withClause?.ctes, 'CommonTableExpr').map(
      ({ ctename = '' }) => ctename,
    );
    if (!relation) return outer;
    const source = this.#source(relation, outer);
    const assigned = nodesOf(cols ?? rest.targetList, 'ResTarget').map(({ name }) => name);
    for (const it of source.columns ?? []) if (assigned.includes(it.name)) this.columns.add(it);
    const isInsert = cols !== undefined || selectStmt !== undefined;
    const scope: Scope = { sources: isInsert ? [] : [source], outer, withNames: new Set(names) };
    this.#from(rest.fromClause, scope, outer);
    return scope;
  }

  #select(select: SelectStmt, outer: Scope, isNaming: boolean): void {
    const { withClause, fromClause, sortClause, distinctClause, larg, rarg, ...rest } = select;
    const names = nodesOf(withClause?.ctes, 'CommonTableExpr').map(({ ctename = '' }) => ctename);
    const around: Scope = { sources: [], outer, withNames: new Set(names) };
    this.#open.push({ node: withClause, scope: around });
    if (larg && rarg) {
      this.#open.push({ node: { SelectStmt: larg }, scope: around, isNaming });
      this.#open.push({ node: { SelectStmt: rarg }, scope: around });
      return;
    }
    const scope: Scope = { ...around, sources: [] };
    const isMerged = this.#from(fromClause, scope, around);
    const targets = nodesOf(select.targetList, 'ResTarget');
    const outputs = new Set(targets.flatMap(({ name }) => name ?? []));
    this.#open.push({ node: rest, scope });
    this.#open.push({ node: [sortClause, distinctClause], scope: { ...scope, outputs } });
    if (isNaming) this.names = outputNames(select, scope, isMerged);
  }

  /** Whether a join makes one column of two, so that `*` is not all columns in their order. */
  #from(clause: readonly Node[] | undefined, scope: Scope, around: Scope): boolean {
    let isMerged = false;
    const open = [...(clause ?? [])].reverse();
    for (let it = open.pop(); it; it = open.pop()) {
      const join = inner(it, 'JoinExpr');
      const table = inner(it, 'RangeVar');
      const sample = inner(it, 'RangeTableSample');
      if (join) {
        if (join.usingClause || join.isNatural) isMerged = true;
        if (join.alias) scope.sources.push({ name: join.alias.aliasname, columns: undefined });
        this.#open.push({ node: join.quals, scope });
        for (const side of [join.rarg, join.larg]) if (side) open.push(side);
        this.#using(join, scope);
      } else if (table) scope.sources.push(this.#source(table, scope));
      else if (sample?.relation) open.push(sample.relation);
      else this.#unknown(it, scope, around);
    }
    return isMerged;
  }

  /** Of a deeper join on one side it is not certain whose column it is. */
  #using({ larg, rarg, usingClause }: JoinExpr, scope: Scope): void {
    const names = new Set(wordsOf(usingClause));
    if (names.size === 0) return;
    for (const side of [larg, rarg]) {
      const table = inner(side, 'RangeVar');
      const columns = table ? (this.#source(table, scope).columns ?? []) : [];
      for (const it of columns) if (names.has(it.name)) this.columns.add(it);
    }
  }

  #source(table: RangeVar, scope: Scope): Source {
    const { alias, relname, schemaname } = table;
    const name = alias?.aliasname ?? relname;
    if (schemaname === undefined && isOfWith(relname ?? '', scope))
      return { name, columns: undefined };
    const found = this.#scribe.find(table);
    if (!found) return { name, columns: undefined };
    this.relations.add(found.id);
    return { name, columns: alias?.colnames ? undefined : this.#columnsOf(found) };
  }

  #columnsOf({ id, kind, view, lacksColumns }: RelationRecord): SourceColumn[] | undefined {
    if (view) {
      const names = view.columns?.flatMap((it) => it ?? []);
      if (names?.length !== view.columns?.length) return undefined;
      return names?.map((name) => ({ name, used: undefined }));
    }
    if (lacksColumns || (kind !== 'table' && kind !== 'foreign table')) return undefined;
    const { catalogue, now } = this.#scribe;
    return catalogue.columns
      .list(id, now)
      .map((it) => ({ name: it.name, used: { table: id, column: it.id } }));
  }

  /** A subquery sees what stands beside it only if it is LATERAL; a function always. */
  #unknown(node: Node, scope: Scope, around: Scope): void {
    const subquery = inner(node, 'RangeSubselect');
    const alias = subquery?.alias ?? inner(node, 'RangeFunction')?.alias;
    scope.sources.push({ name: alias?.aliasname, columns: undefined });
    const isApart = subquery !== undefined && !subquery.lateral;
    this.#open.push({ node, scope: isApart ? around : scope });
  }
}

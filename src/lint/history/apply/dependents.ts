import type {
  CreateFunctionStmt,
  CreatePolicyStmt,
  CreateTrigStmt,
  DefineStmt,
  PublicationTable,
  RuleStmt,
} from '@pgsql/types';
import { inner, nodesOf, wordsOf } from '../../../sql/nodes.ts';
import type { Catalogue, Dependent } from '../catalogue.ts';
import type { Part, Routine } from '../objects.ts';
import type { RelationRecord, ViewRecord } from '../records.ts';
import type { Scribe } from '../scribe.ts';
import type { Timeline } from '../timeline.ts';
import { isOfPostgres, meantBy, routineMeant, typeMeant } from './meantBy.ts';
import { expressionUses } from './queryUses.ts';
import { rangeOf } from './rangeOf.ts';

/**
 * What PostgreSQL writes down in `pg_depend` of policies, rules, triggers, routines and publications,
 * as far as the text tells for certain. Observed on 18.
 */

type Timelines = 'policies' | 'rules' | 'triggers';

/** A part of a table as it was written by the statement: another one may have replaced it. */
function notePart(
  scribe: Scribe,
  table: RelationRecord,
  kind: 'policy' | 'rule' | 'trigger',
  name: string,
  needed: readonly string[],
): void {
  const { moment } = scribe.by;
  const of: Timelines = kind === 'policy' ? 'policies' : kind === 'rule' ? 'rules' : 'triggers';
  const isThere = (catalogue: Catalogue, now: number): boolean =>
    (catalogue[of] as Timeline<Part>).get(table.id, name, now)?.origin.moment === moment;
  scribe.noteDependent({ kind, name, relation: table.id, isThere }, needed);
}

/** Ids of relations and columns, and `madeKey`s. */
function allOf({ relations, uses, made }: ViewRecord): string[] {
  return [...relations, ...uses.map(({ column }) => column), ...made];
}

export function notePolicy(node: CreatePolicyStmt, scribe: Scribe): void {
  const table = scribe.find(node.table);
  if (!table) return;
  const uses = expressionUses([node.qual, node.with_check], [[table.name, table]], scribe);
  notePart(scribe, table, 'policy', node.policy_name ?? '', allOf(uses));
}

/** What it does to others, with the rows of its own table as NEW and OLD. */
export function noteRule(node: RuleStmt, scribe: Scribe): void {
  const table = scribe.find(node.relation);
  if (!table) return;
  const rows = ['new', 'old'].map((name) => [name, table] as const);
  const uses = expressionUses([node.whereClause, node.actions], rows, scribe);
  notePart(scribe, table, 'rule', node.rulename ?? '', allOf(uses));
}

/** The columns of UPDATE OF, and what WHEN asks. */
export function noteTrigger(node: CreateTrigStmt, scribe: Scribe): void {
  const table = scribe.find(node.relation);
  if (!table) return;
  const rows = ['new', 'old'].map((name) => [name, table] as const);
  const named = wordsOf(node.columns).flatMap((it) => scribe.column(table, it)?.id ?? []);
  const asked = allOf(expressionUses(node.whenClause, rows, scribe));
  notePart(scribe, table, 'trigger', node.trigname ?? '', [...named, ...asked]);
}

/** Its types and defaults; a body only where it is written as SQL, and not as a string. */
export function noteRoutine(node: CreateFunctionStmt, routine: Routine, scribe: Scribe): void {
  const { schema, name, signature } = routine;
  const { moment } = scribe.by;
  const parameters = nodesOf(node.parameters, 'FunctionParameter');
  const types = [node.returnType, ...parameters.map(({ argType }) => argType)];
  const needed = types.flatMap((it) =>
    it && !it.pct_type ? rowOrType(wordsOf(it.names), scribe) : [],
  );
  const texts = [node.sql_body, parameters.map(({ defexpr }) => defexpr)];
  const used = allOf(expressionUses(texts, [], scribe));
  const isThere: Dependent['isThere'] = ({ routines }, now) =>
    routines.get(name, `${schema}(${signature})`, now)?.origin.moment === moment;
  scribe.noteDependent({ kind: 'function', name, schema, isThere }, [...needed, ...used]);
}

/** The functions that it is put together from. */
export function noteAggregate({ definition }: DefineStmt, routine: Routine, scribe: Scribe): void {
  const { schema, name, signature } = routine;
  const { moment } = scribe.by;
  const needed = nodesOf(definition, 'DefElem').flatMap(({ defname, arg }) => {
    const words = wordsOf(inner(arg, 'TypeName')?.names);
    return defname?.endsWith('func') ? (routineMeant(words, scribe) ?? []) : [];
  });
  const isThere: Dependent['isThere'] = ({ routines }, now) =>
    routines.get(name, `${schema}(${signature})`, now)?.origin.moment === moment;
  scribe.noteDependent({ kind: 'aggregate', name, schema, isThere }, needed);
}

/** A table's name is a type, too. */
function rowOrType(words: readonly string[], scribe: Scribe): string[] {
  const type = typeMeant(words, scribe);
  if (type !== undefined) return [type];
  const name = rangeOf(words);
  const table = isOfPostgres(name) ? undefined : scribe.find(name);
  return table ? [table.id] : [];
}

/** The columns that it lists, and those its WHERE names. */
export function notePublished(name: string, published: PublicationTable, scribe: Scribe): void {
  const table = scribe.find(published.relation);
  if (!table) return;
  const { moment } = scribe.by;
  const listed = wordsOf(published.columns).flatMap((it) => scribe.column(table, it)?.id ?? []);
  const asked = expressionUses(published.whereClause, [[table.name, table]], scribe);
  const isThere: Dependent['isThere'] = ({ others }, now) =>
    others.get('OBJECT_PUBLICATION', name, now)?.origin.moment === moment;
  const needed = [...listed, ...asked.uses.map(({ column }) => column)];
  scribe.noteDependent({ kind: 'publication', name, isThere }, needed);
}

/** Routines, types and sequences that an expression names: its columns go with it, or are told otherwise. */
export function namesIn(expression: unknown, scribe: Scribe): string[] {
  const found = new Set<string>();
  const open: unknown[] = [expression];
  while (open.length > 0) {
    const it = open.pop();
    if (typeof it !== 'object' || it === null) continue;
    for (const [tag, value] of Object.entries(it)) {
      if (typeof value !== 'object') continue;
      const meant = meantBy(tag, value, scribe);
      if (meant !== undefined) found.add(meant);
      open.push(value);
    }
  }
  return [...found];
}

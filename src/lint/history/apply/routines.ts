import type { CreateFunctionStmt, DefineStmt, Node, ObjectWithArgs, TypeName } from '@pgsql/types';
import { inner, nodesOf, wordsOf } from '../../../sql/nodes.ts';
import { typeName } from '../../facts/typeText.ts';
import type { Routine } from '../objects.ts';
import type { Scribe } from '../scribe.ts';
import { noteAggregate, noteRoutine } from './dependents.ts';
import { rangeOf } from './rangeOf.ts';

/** CREATE [OR REPLACE] FUNCTION and PROCEDURE. */
export function createFunction(node: CreateFunctionStmt, scribe: Scribe): void {
  const parameters = nodesOf(node.parameters, 'FunctionParameter').filter(
    ({ mode }) => mode !== 'FUNC_PARAM_OUT' && mode !== 'FUNC_PARAM_TABLE',
  );
  const signature = signatureOf(parameters.flatMap(({ argType }) => argType ?? []));
  const kind = node.is_procedure ? 'procedure' : 'function';
  noteRoutine(node, put(scribe, node.funcname, kind, signature), scribe);
}

/** CREATE AGGREGATE. */
export function createAggregate(node: DefineStmt, scribe: Scribe): void {
  const [list] = nodesOf(node.args, 'List');
  const parameters = nodesOf(list?.items, 'FunctionParameter');
  const types = parameters.flatMap(({ argType }) => argType ?? []);
  noteAggregate(node, put(scribe, node.defnames, 'aggregate', signatureOf(types)), scribe);
}

function put(
  scribe: Scribe,
  words: readonly Node[] | undefined,
  kind: Routine['kind'],
  signature: string,
): Routine {
  const { schema, name } = scribe.catalogue.homeOf(rangeOf(wordsOf(words)), scribe.now);
  const { by, catalogue, now } = scribe;
  const key = `${schema}(${signature})`;
  const madeBy = catalogue.routines.get(name, key, now)?.madeBy ?? by;
  const routine = { kind, schema, name, signature, origin: by, madeBy };
  catalogue.routines.set(name, key, routine, by);
  return routine;
}

/** How routines of one name are told apart; `public.` and `pg_catalog.` are left out. */
export function signatureOf(types: readonly TypeName[]): string {
  return types.map(shownType).join(',');
}

function shownType(type: TypeName): string {
  const name = typeName(type).replace(/^public\./, '');
  return `${ALIASES[name] ?? name}${type.pct_type ? '%TYPE' : ''}${type.arrayBounds ? '[]' : ''}`;
}

/** What the parser leaves as it is written. */
const ALIASES: Readonly<Record<string, string>> = { string: 'text', serial: 'int4' };

/** The routines that a DROP or an ALTER means: without arguments all of the name. */
export function routinesMeant(
  { objname, objargs, args_unspecified }: ObjectWithArgs,
  { catalogue, now }: Scribe,
): Routine[] {
  const name = rangeOf(wordsOf(objname));
  const schemas = catalogue.schemasOf(name, now);
  const all = catalogue.routines.list(name.relname ?? '', now);
  const signature = signatureOf((objargs ?? []).flatMap((it) => inner(it, 'TypeName') ?? []));
  return all
    .filter(({ schema }) => schemas.includes(schema))
    .filter((it) => args_unspecified === true || it.signature === signature);
}

export function dropRoutines(node: ObjectWithArgs, scribe: Scribe): void {
  for (const it of routinesMeant(node, scribe)) {
    scribe.catalogue.routines.set(it.name, `${it.schema}(${it.signature})`, undefined, scribe.by);
  }
}

export function moveRoutines(
  node: ObjectWithArgs,
  scribe: Scribe,
  changes: { readonly name?: string; readonly schema?: string },
): void {
  for (const it of routinesMeant(node, scribe)) {
    const moved = { ...it, ...changes, origin: scribe.by };
    dropRoutines(node, scribe);
    const key = `${moved.schema}(${moved.signature})`;
    scribe.catalogue.routines.set(moved.name, key, moved, scribe.by);
  }
}

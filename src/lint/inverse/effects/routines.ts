import type { FunctionParameter } from '@pgsql/types';
import { inner, type Nodes, nodesOf, wordsOf } from '../../../sql/nodes.ts';
import type { Effect } from '../effect.ts';
import { dotted, relationThing, typeKey, typeSql } from '../namedThing.ts';
import type { Thing } from '../thing.ts';
import { typeThings } from './columns.ts';
import { making, type Source } from './source.ts';
import { functionsIn, relationsIn } from './uses.ts';

/** CREATE FUNCTION and PROCEDURE. */
export function routineMake(source: Source, node: Nodes['CreateFunctionStmt']): Effect[] {
  const parameters = nodesOf(node.parameters, 'FunctionParameter');
  const kind = node.is_procedure ? 'procedure' : 'function';
  const body = node.sql_body;
  return [
    making(source, withArguments(dotted(kind, wordsOf(node.funcname)), parameters), {
      ...(node.replace && { replaces: true }),
      needs: [
        ...parameters.flatMap(({ argType }) => typeThings(argType)),
        ...typeThings(node.returnType),
        ...(body ? [...relationsIn(body), ...functionsIn(body)] : []),
      ],
    }),
  ];
}

/** A routine is told by the types of what goes in. */
export function withArguments(thing: Thing, parameters: readonly FunctionParameter[]): Thing {
  const types = parameters
    .filter(({ mode }) => mode !== 'FUNC_PARAM_OUT' && mode !== 'FUNC_PARAM_TABLE')
    .flatMap(({ argType }) => argType ?? []);
  const sql = types.map(typeSql).join(', ');
  return {
    ...thing,
    args: types.map(typeKey),
    argsText: `(${sql || (thing.kind === 'aggregate' ? '*' : '')})`,
  };
}

export function triggerMake(source: Source, node: Nodes['CreateTrigStmt']): Effect[] {
  if (!node.relation) return [];
  const table = relationThing('table', node.relation);
  const thing: Thing = { kind: 'trigger', on: table, name: node.trigname ?? '' };
  const columns = wordsOf(node.columns).map((name): Thing => ({ kind: 'column', on: table, name }));
  return [
    making(source, thing, {
      ...(node.replace && { replaces: true }),
      goesWith: columns.length === 0 ? [] : [table],
      needs: [withArguments(dotted('function', wordsOf(node.funcname)), []), ...columns],
    }),
  ];
}

export function eventTriggerMake(source: Source, node: Nodes['CreateEventTrigStmt']): Effect[] {
  const needs = [withArguments(dotted('function', wordsOf(node.funcname)), [])];
  return [making(source, { kind: 'event trigger', name: node.trigname ?? '' }, { needs })];
}

export function policyMake(source: Source, node: Nodes['CreatePolicyStmt']): Effect[] {
  const { table, policy_name = '', qual, with_check } = node;
  if (!table) return [];
  const thing: Thing = { kind: 'policy', on: relationThing('table', table), name: policy_name };
  const conditions = [qual, with_check];
  const needs = [...functionsIn(conditions), ...relationsIn(conditions)];
  return [making(source, thing, { needs })];
}

export function ruleMake(source: Source, node: Nodes['RuleStmt']): Effect[] {
  const { relation, rulename = '', actions, replace } = node;
  if (!relation) return [];
  const thing: Thing = { kind: 'rule', on: relationThing('table', relation), name: rulename };
  const needs = [...relationsIn(actions), ...functionsIn(actions)].filter(
    ({ name }) => name !== 'new' && name !== 'old',
  );
  return [making(source, thing, { needs, ...(replace && { replaces: true }) })];
}

/** CREATE AGGREGATE, OPERATOR, TYPE (of C functions), COLLATION and TEXT SEARCH ... */
export function definedThing(node: Nodes['DefineStmt']): Thing | undefined {
  const words = wordsOf(node.defnames);
  const options = nodesOf(node.definition, 'DefElem');
  if (node.kind === 'OBJECT_AGGREGATE') {
    const lists = nodesOf(node.args, 'List');
    const parameters = lists.flatMap(({ items }) => nodesOf(items, 'FunctionParameter'));
    return withArguments(dotted('aggregate', words), parameters);
  }
  if (node.kind === 'OBJECT_OPERATOR') {
    const side = (name: string) =>
      inner(options.find(({ defname }) => defname === name)?.arg, 'TypeName');
    const sides = [side('leftarg'), side('rightarg')];
    const argsText = `(${sides.map((it) => (it ? typeSql(it) : 'NONE')).join(', ')})`;
    const args = sides.map((it) => (it ? typeKey(it) : 'none'));
    return { ...dotted('operator', words), args, argsText };
  }
  const kind = DEFINED[node.kind ?? ''];
  return kind && dotted(kind, words);
}

const DEFINED: Readonly<Record<string, Thing['kind']>> = {
  OBJECT_TYPE: 'type',
  OBJECT_COLLATION: 'collation',
  OBJECT_TSCONFIGURATION: 'text search configuration',
  OBJECT_TSDICTIONARY: 'text search dictionary',
  OBJECT_TSPARSER: 'text search parser',
  OBJECT_TSTEMPLATE: 'text search template',
};

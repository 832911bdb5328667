import type {
  CreateCastStmt,
  CreateOpClassStmt,
  DefineStmt,
  Node,
  ObjectWithArgs,
  TypeName,
} from '@pgsql/types';
import { inner, nodesOf, wordsOf } from '../../../sql/nodes.ts';
import { castKey, classKey, operatorKey } from '../otherKey.ts';
import type { Scribe } from '../scribe.ts';
import { operatorMeant, routineMeant, typeMeant } from './meantBy.ts';
import { makeNeeding } from './others.ts';
import { signatureOf } from './routines.ts';

/** It needs its functions, and the types of its operands. */
export function createOperator({ defnames, definition }: DefineStmt, scribe: Scribe): void {
  const options = nodesOf(definition, 'DefElem');
  const given = (...names: string[]): TypeName | undefined =>
    inner(options.find(({ defname }) => names.includes(defname ?? ''))?.arg, 'TypeName');
  const words = wordsOf(defnames);
  const operands = [given('leftarg'), given('rightarg')];
  const args = operands.map((it): Node => (it ? { TypeName: it } : ({} as Node)));
  const types = operands.filter((it) => it !== undefined);
  const called = routineMeant(
    wordsOf(given('function', 'procedure')?.names),
    scribe,
    signatureOf(types),
  );
  const estimates = [given('restrict'), given('join')].map((it) =>
    routineMeant(wordsOf(it?.names), scribe),
  );
  const own = { type: 'OBJECT_OPERATOR', key: operatorKey(words, args) } as const;
  const shown = { ...own, kind: 'operator', name: words.join('.') } as const;
  makeNeeding(scribe, shown, [called, ...estimates, ...typesMeant(types, scribe)]);
}

/** It needs the operators and functions that it lists. */
export function createOperatorClass(node: CreateOpClassStmt, scribe: Scribe): void {
  const { opclassname, amname = '', datatype, items } = node;
  const words = wordsOf(opclassname);
  const parts = nodesOf(items, 'CreateOpClassItem').map(({ itemtype, name }) => {
    if (itemtype === 1) return operatorMeant(wordsOf(name?.objname), scribe);
    return itemtype === 2 ? calledBy(name, scribe) : undefined;
  });
  const own = { type: 'OBJECT_OPCLASS', key: classKey(amname, words) } as const;
  const shown = { ...own, kind: 'operator class', name: words.join('.') } as const;
  makeNeeding(scribe, shown, [...parts, ...typesMeant(datatype ? [datatype] : [], scribe)]);
}

export function createCast({ sourcetype, targettype, func }: CreateCastStmt, scribe: Scribe): void {
  const types = [sourcetype, targettype].filter((it) => it !== undefined);
  const key = castKey(types);
  const own = { type: 'OBJECT_CAST', key, kind: 'cast', name: key } as const;
  makeNeeding(scribe, own, [calledBy(func, scribe), ...typesMeant(types, scribe)]);
}

function calledBy(name: ObjectWithArgs | undefined, scribe: Scribe): string | undefined {
  if (!name) return undefined;
  const types = nodesOf(name.objargs, 'TypeName');
  const signature = name.args_unspecified ? undefined : signatureOf(types);
  return routineMeant(wordsOf(name.objname), scribe, signature);
}

function typesMeant(types: readonly TypeName[], scribe: Scribe): (string | undefined)[] {
  return types.map(({ names }) => typeMeant(wordsOf(names), scribe));
}

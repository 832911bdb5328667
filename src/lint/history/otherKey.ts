import type { Node, ObjectType, TypeName } from '@pgsql/types';
import { inner, nodesOf, wordsOf } from '../../sql/nodes.ts';
import { signatureOf } from './apply/routines.ts';

/** By what an object that a DROP names is found in `Catalogue.others`. */
export function droppedKey(kind: ObjectType, object: Node): string {
  const { items } = inner(object, 'List') ?? {};
  const routine = inner(object, 'ObjectWithArgs');
  if (kind === 'OBJECT_OPERATOR') return operatorKey(wordsOf(routine?.objname), routine?.objargs);
  if (kind === 'OBJECT_CAST') return castKey(nodesOf(items, 'TypeName'));
  const words = inner(object, 'String')?.sval ?? wordsOf(items);
  if (kind !== 'OBJECT_OPCLASS' || typeof words === 'string') return [words].flat().join('.');
  const [method = '', ...name] = words;
  return classKey(method, name);
}

/** `args`: of one with a single operand, an empty node stands for the other. */
export function operatorKey(words: readonly string[], args: readonly Node[] = []): string {
  const shown = args.map((it) => signatureOf([inner(it, 'TypeName') ?? []].flat()));
  return `${nameIn(words)}(${shown.join()})`;
}

export function castKey(types: readonly TypeName[]): string {
  return types.map((it) => signatureOf([it])).join(' AS ');
}

/** An operator class is of an index method. */
export function classKey(method: string, words: readonly string[]): string {
  return `${method} ${nameIn(words)}`;
}

function nameIn(words: readonly string[]): string {
  return words.join('.').replace(/^public\./, '');
}

import type { CreateFunctionStmt, DropStmt } from '@pgsql/types';
import { inner, nodesOf } from '../../sql/nodes.ts';
import { signatureOf } from '../history/apply/routines.ts';

/** What tells a function from others of its name, behind its key; undefined for other statements. */
export function madeSignature(kind: string, node: unknown): string | undefined {
  if (kind !== 'CreateFunctionStmt') return undefined;
  const parameters = nodesOf((node as CreateFunctionStmt).parameters, 'FunctionParameter');
  const given = parameters.filter(({ mode = '' }) => !RETURNED.has(mode));
  return `(${signatureOf(given.flatMap(({ argType }) => argType ?? []))})`;
}

const RETURNED: ReadonlySet<string> = new Set(['FUNC_PARAM_OUT', 'FUNC_PARAM_TABLE']);

/** Of each function or procedure that a DROP names; undefined where it names none by its arguments. */
export function takenSignatures(kind: string, node: unknown): readonly (string | undefined)[] {
  const { removeType, objects } = node as DropStmt;
  const isRoutine = removeType === 'OBJECT_FUNCTION' || removeType === 'OBJECT_PROCEDURE';
  if (kind !== 'DropStmt' || !isRoutine) return [];
  return (objects ?? []).map((it) => {
    const { objargs, args_unspecified } = inner(it, 'ObjectWithArgs') ?? {};
    return args_unspecified ? undefined : `(${signatureOf(nodesOf(objargs, 'TypeName'))})`;
  });
}

/** Forgets a key; of a function without arguments, the one that has its name. True if it was there. */
export function forget(keys: Map<string, unknown>, key: string): boolean {
  if (keys.delete(key)) return true;
  // Nothing else has arguments, and to look through all keys for each takes long in a large script.
  if (!ROUTINE.test(key)) return false;
  const [bare = ''] = key.split('(');
  if (bare !== key) return keys.delete(bare);
  const own = [...keys.keys()].find((it) => it.startsWith(`${key}(`));
  return own !== undefined && keys.delete(own);
}

const ROUTINE = /^(?:function|procedure) /;

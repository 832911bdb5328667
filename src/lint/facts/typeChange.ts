import type { Node, TypeName } from '@pgsql/types';
import { inner, nodesOf } from '../../sql/nodes.ts';
import { typeName } from './typeText.ts';

/** The name of a type and the numbers behind it: `numeric` and 10, 2. */
export interface TypeShape {
  readonly name: string;
  readonly modifiers: readonly number[];
  readonly isArray: boolean;
}

export function shapeOf(type: TypeName): TypeShape {
  const modifiers = nodesOf(type.typmods, 'A_Const').map(({ ival }) => ival?.ival ?? 0);
  return { name: typeName(type), modifiers, isArray: type.arrayBounds !== undefined };
}

/**
 * True when PostgreSQL keeps the rows as they are, since both types are stored alike and no value
 * can be too large. Measured on 18: all others write the table and its indexes anew. Between
 * timestamp and timestamptz it depends on the session's time zone: not counted here.
 */
export function keepsRows(from: TypeShape, to: TypeShape): boolean {
  if (isSame(from, to)) return true;
  if (from.isArray || to.isArray) return false;
  if (from.name === to.name) return isWider(from, to);
  const kept = KEPT.get(from.name);
  return kept?.includes(to.name) === true && to.modifiers.length === 0;
}

/** Stored alike under another name. */
const KEPT: ReadonlyMap<string, readonly string[]> = new Map([
  ['varchar', ['text']],
  ['text', ['varchar']],
  ['cidr', ['inet']],
  ['int4', ['oid']],
]);

/** For types whose modifier limits the values; without one, there is no limit. */
function isWider(from: TypeShape, to: TypeShape): boolean {
  if (!LIMITED.has(to.name)) return false;
  if (to.modifiers.length === 0) return true;
  if (from.modifiers.length === 0) return PRECISION.has(to.name) && (to.modifiers[0] ?? 0) >= 6;
  const [size = 0, scale = 0] = from.modifiers;
  const [newSize = 0, newScale = 0] = to.modifiers;
  if (to.name === 'interval') return size === newSize && newScale >= scale;
  return newSize >= size && newScale === scale;
}

const PRECISION: ReadonlySet<string> = new Set(['timestamp', 'timestamptz', 'time', 'timetz']);

const LIMITED: ReadonlySet<string> = new Set([
  ...PRECISION,
  'interval',
  'numeric',
  'varbit',
  'varchar',
]);

/** True for a cast of the column in USING that changes no more than the new type does by itself. */
export function isPlainUsing(using: Node | undefined, from: TypeShape, to: TypeShape): boolean {
  if (!using) return true;
  const cast = inner(using, 'TypeCast');
  if (!inner(cast ? cast.arg : using, 'ColumnRef')) return false;
  if (!cast?.typeName) return true;
  const between = shapeOf(cast.typeName);
  return isSame(between, to) || (keepsRows(from, between) && keepsRows(between, to));
}

function isSame(a: TypeShape, b: TypeShape): boolean {
  return (
    a.isArray === b.isArray && a.name === b.name && String(a.modifiers) === String(b.modifiers)
  );
}

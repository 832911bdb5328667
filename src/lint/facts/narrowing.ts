import type { TypeShape } from './typeChange.ts';

/** How a new type of a column holds less than the old one: it refuses values, or cuts them. */
export type Narrowing = 'refuses' | 'cuts';

/** Undefined where every value fits, and where it cannot be told. */
export function narrowing(from: TypeShape, to: TypeShape): Narrowing | undefined {
  if (from.isArray !== to.isArray) return undefined;
  if (isShorter(from, to)) return 'refuses';
  if (from.name === 'numeric' && to.name === 'numeric') return numericNarrowing(from, to);
  if (CUTS[from.name]?.includes(to.name)) return 'cuts';
  if (REFUSES[from.name]?.includes(to.name)) return 'refuses';
  return isCoarser(from, to) ? 'cuts' : undefined;
}

const TEXTS: ReadonlySet<string> = new Set(['text', 'varchar', 'bpchar']);

/** A text with a limit that the old type did not have. */
function isShorter(from: TypeShape, to: TypeShape): boolean {
  const isText = TEXTS.has(from.name) && TEXTS.has(to.name);
  const isBits = from.name === 'varbit' && to.name === 'varbit';
  const limit = to.modifiers[0];
  if (!(isText || isBits) || limit === undefined) return false;
  return (from.modifiers[0] ?? Number.POSITIVE_INFINITY) > limit;
}

function numericNarrowing(from: TypeShape, to: TypeShape): Narrowing | undefined {
  const [size, scale = 0] = to.modifiers;
  if (size === undefined) return undefined;
  const [oldSize = Number.POSITIVE_INFINITY, oldScale = 0] = from.modifiers;
  if (oldSize - oldScale > size - scale) return 'refuses';
  return oldScale > scale ? 'cuts' : undefined;
}

/** Fewer digits of a second. */
function isCoarser(from: TypeShape, to: TypeShape): boolean {
  const isTime = /^time(stamp)?(tz)?$/.test(from.name) && from.name === to.name;
  return isTime && (to.modifiers[0] ?? 6) < (from.modifiers[0] ?? 6);
}

const REFUSES: Readonly<Record<string, readonly string[]>> = {
  int8: ['int4', 'int2', 'oid'],
  int4: ['int2'],
};

const CUTS: Readonly<Record<string, readonly string[]>> = {
  numeric: ['int2', 'int4', 'int8', 'float4', 'float8'],
  float8: ['float4', 'int2', 'int4', 'int8'],
  float4: ['int2', 'int4', 'int8'],
  timestamptz: ['date', 'time', 'timetz'],
  timestamp: ['date', 'time'],
};

import type { SampleFor } from './sampleFor.ts';
import { SAMPLES } from './samples.ts';
import type { SeedType, SeedValue } from './seedTable.ts';

/**
 * A value that a person recognises in a column, always the same one, as text that PostgreSQL reads.
 * Undefined for types nobody told us of.
 */
export function sampleValue(
  types: ReadonlyMap<number, SeedType>,
  wanted: SampleFor,
): string | undefined {
  const type = types.get(wanted.typeOid);
  if (!type) return undefined;
  const inner = (more: Partial<SampleFor>): string | undefined =>
    type.inner ? sampleValue(types, { ...wanted, typeOid: type.inner, ...more }) : undefined;
  if (type.kind === 'e') return type.labels[wanted.nth % type.labels.length];
  if (type.kind === 'd') return inner({ modifier: type.innerModifier });
  if (type.isArray) return arrayText([inner({}), inner({ nth: wanted.nth + 1 })]);
  if (type.kind === 'c') return compositeText(types, type, wanted);
  if (type.kind !== 'r' && type.kind !== 'm') return SAMPLES[type.name]?.(wanted);
  const [low, high] = [0, 1].map((it) =>
    inner({ nth: 2 * wanted.nth + it, isWide: false, modifier: -1 }),
  );
  if (low === undefined || high === undefined) return undefined;
  const range = `[${quoted(low)},${quoted(high)})`;
  return type.kind === 'm' ? `{${range}}` : range;
}

/** An array of values as PostgreSQL reads it. */
export function arrayText(values: readonly (SeedValue | undefined)[]): string | undefined {
  const known = values.filter((it) => it !== undefined);
  if (known.length < values.length) return undefined;
  return `{${known.map((it) => (it === null ? 'NULL' : quoted(it))).join(',')}}`;
}

function compositeText(
  types: ReadonlyMap<number, SeedType>,
  { attributes }: SeedType,
  wanted: SampleFor,
): string {
  const values = attributes.map((it) => sampleValue(types, { ...wanted, ...it }));
  return `(${values.map((it) => (it === undefined ? '' : quoted(it))).join(',')})`;
}

function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
}

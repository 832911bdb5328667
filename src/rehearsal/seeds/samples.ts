import type { SampleFor } from './sampleFor.ts';

/** Values of PostgreSQL's types and of those that its usual extensions bring, by `typname`. */
export const SAMPLES: Readonly<Record<string, (wanted: SampleFor) => string>> = {
  bool: ({ nth }) => (nth % 2 === 0 ? 'true' : 'false'),
  int2: ({ nth }) => String(1001 + nth),
  int4: ({ nth, isWide }) => String((isWide ? 100_001 : 1001) + nth),
  int8: ({ nth, isWide }) => String((isWide ? 3_000_000_001 : 1001) + nth),
  oid: ({ nth }) => String(1001 + nth),
  xid: ({ nth }) => String(1001 + nth),
  numeric: numeric,
  float4: ({ nth }) => `${nth + 1}.5`,
  float8: ({ nth, isWide }) => `${nth + 1}.${isWide ? '141592653589793' : '5'}`,
  money: ({ nth }) => `${nth + 1}.25`,
  text,
  varchar: text,
  bpchar: text,
  citext: text,
  name: text,
  char: ({ nth }) => letter(nth),
  bytea: ({ nth }) => `\\x00ff${hex(nth)}`,
  date: ({ nth }) => day(nth),
  timestamp: ({ nth }) => `${day(nth)} 04:05:06.789012`,
  timestamptz: ({ nth }) => `${day(nth)} 04:05:06.789012+00`,
  time: ({ nth }) => `0${nth % 10}:05:06.789012`,
  timetz: ({ nth }) => `0${nth % 10}:05:06.789012+01`,
  interval: ({ nth }) => `${nth + 1} days 02:03:04`,
  uuid: ({ nth }) => `a0000000-0000-4000-8000-0000000000${hex(nth)}`,
  json: ({ nth }) => `{"no": ${nth + 1}, "tags": ["a", "b"]}`,
  jsonb: ({ nth }) => `{"no": ${nth + 1}, "tags": ["a", "b"]}`,
  jsonpath: ({ nth }) => `$."no${nth + 1}"`,
  xml: ({ nth }) => `<no>${nth + 1}</no>`,
  inet: ({ nth }) => `192.0.2.${nth + 1}`,
  cidr: ({ nth }) => `192.0.${nth + 1}.0/24`,
  macaddr: ({ nth }) => `08:00:2b:01:02:${hex(nth)}`,
  macaddr8: ({ nth }) => `08:00:2b:01:02:03:04:${hex(nth)}`,
  bit: ({ nth, modifier }) => bits(nth, modifier > 0 ? modifier : 1),
  varbit: ({ nth, modifier }) => bits(nth, modifier > 0 ? Math.min(modifier, 8) : 8),
  point: ({ nth }) => `(${nth + 1},2)`,
  line: ({ nth }) => `{1,-1,${nth + 1}}`,
  lseg: ({ nth }) => `[(0,0),(${nth + 1},2)]`,
  box: ({ nth }) => `(${3 * nth + 1},1),(${3 * nth},0)`,
  path: ({ nth }) => `[(0,0),(${nth + 1},2)]`,
  polygon: ({ nth }) => `((0,0),(${nth + 1},0),(0,2))`,
  circle: ({ nth }) => `<(${9 * nth},0),1>`,
  tsvector: ({ nth }) => `'no${nth + 1}':1`,
  tsquery: ({ nth }) => `'no${nth + 1}'`,
  pg_lsn: ({ nth }) => `0/${hex(nth + 1)}`,
  regclass: ({ nth }) => ['pg_class', 'pg_type', 'pg_proc'][nth % 3] ?? 'pg_class',
  hstore: ({ nth }) => `"no"=>"${nth + 1}"`,
  ltree: ({ nth }) => `top.no${nth + 1}`,
  cube: ({ nth }) => `(${nth + 1}, 2)`,
  vector: ({ nth, modifier }) =>
    `[${Array.from({ length: modifier > 0 ? modifier : 3 }, () => nth + 1)}]`,
};

const TAIL = 'which is long enough to be cut where a narrower type comes';

function text({ column, nth, isWide, modifier }: SampleFor): string {
  const plain = named(column, nth);
  const full = isWide ? `${plain[0]?.toUpperCase()}${plain.slice(1)} – ${TAIL}` : plain;
  const room = modifier > 4 ? modifier - 4 : Number.POSITIVE_INFINITY;
  if (full.length <= room) return full;
  // What is cut must still differ, in a single character if there is no more.
  return room < 3 ? letter(nth) : `${full.slice(0, room - 2)}${String(nth + 1).padStart(2, ' ')}`;
}

function named(column: string, nth: number): string {
  if (/e_?mail/i.test(column)) return `person${nth + 1}@example.com`;
  if (/ur[li]$|link|href|homepage/i.test(column)) return `https://example.com/${nth + 1}`;
  return `${column.replaceAll('_', ' ')} ${nth + 1}`;
}

/** Of NUMERIC's modifier, the upper half is the precision and the lower 11 bits the scale. */
function numeric({ nth, modifier, isWide }: SampleFor): string {
  if (modifier < 4)
    return `${isWide ? '3000000001' : nth + 1}.${isWide ? '123456789' : '25'}${nth + 1}`;
  const [precision, scale] = [(modifier - 4) >> 16, (modifier - 4) & 0x7ff];
  const room = precision - scale;
  if (scale > precision || scale > 1023) return '0';
  const whole = room === 0 ? '0' : String((nth + 1) % 10);
  const fraction = String(nth + 1)
    .padStart(scale, room === 0 ? '0' : '2')
    .slice(-scale || precision);
  return scale === 0 ? whole : `${whole}.${fraction}`;
}

function day(nth: number): string {
  return new Date(Date.UTC(2001, 1, 3 + nth)).toISOString().slice(0, 10);
}

function hex(nth: number): string {
  return (nth % 256).toString(16).padStart(2, '0');
}

function letter(nth: number): string {
  return 'abcdefghijklmnopqrstuvwxyz'[nth % 26] ?? 'a';
}

function bits(nth: number, length: number): string {
  return ((nth + 1) % 2 ** Math.min(length, 30)).toString(2).padStart(length, '0').slice(-length);
}

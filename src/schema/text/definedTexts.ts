import { commentText } from './commentText.ts';
import { fields } from './fields.ts';
import { partsOf, type Writer } from './group.ts';
import { ownership, ownerText } from './ownership.ts';
import { plainText } from './plainText.ts';
import { literal } from './sqlWords.ts';

/** `CREATE COLLATION public.plain (PROVIDER = libc, LOCALE = 'C');` */
export const collationText: Writer = (group, setting) => {
  const { identity, definition } = group.head;
  const found = fields(definition, PROPERTIES);
  if (!found) return plainText(group, setting);
  const of = JSON.parse(found['properties'] ?? '{}') as Readonly<Record<string, unknown>>;
  const properties = [
    `PROVIDER = ${PROVIDERS[String(of['collprovider'])] ?? of['collprovider']}`,
    ...given('LOCALE', of['colllocale']),
    ...given('LC_COLLATE', of['collcollate']),
    ...given('LC_CTYPE', of['collctype']),
    ...(of['collisdeterministic'] === false ? ['DETERMINISTIC = false'] : []),
    ...given('RULES', of['collicurules']),
  ];
  return [
    `CREATE COLLATION ${identity} (${properties.join(', ')});`,
    ...ownerText(found['owner'] ?? '', setting, `COLLATION ${identity}`),
    ...partsOf(group, 'comment').map(commentText),
  ];
};

/** `CREATE AGGREGATE public.total(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0');` */
export const aggregateText: Writer = (group, setting) => {
  const { identity, definition } = group.head;
  const found = fields<'owner' | 'acl' | 'properties' | 'functions'>(definition, AGGREGATE);
  if (!found) return plainText(group, setting);
  const of = JSON.parse(found.properties) as Readonly<Record<string, unknown>>;
  const { step, final = '-', state } = fields(found.functions, FUNCTIONS) ?? {};
  const properties = [
    `SFUNC = ${step}`,
    `STYPE = ${state}`,
    ...(final === '-' ? [] : [`FINALFUNC = ${final}`]),
    ...given('INITCOND', of['agginitval']),
    ...WITH_DEFAULTS.flatMap(([key, word, usual]) =>
      of[key] === usual ? [] : [`${word} = ${of[key]}`],
    ),
  ];
  return [
    `CREATE AGGREGATE ${identity} (${properties.join(', ')});`,
    ...ownership(found, setting, { on: `FUNCTION ${identity}`, all: 'X', everybody: 'X' }),
    ...partsOf(group, 'comment').map(commentText),
  ];
};

/** `CREATE CAST (integer AS public.mood) WITH FUNCTION public.as_mood(integer);` */
export const castText: Writer = (group, setting) => {
  const { identity, definition } = group.head;
  const found = fields(definition, CAST);
  if (!found) return plainText(group, setting);
  const { callee, context = '', method = '' } = found;
  const how = METHODS[method] ?? `WITH FUNCTION ${callee}`;
  const when = CONTEXTS[context] ?? '';
  return [
    `CREATE CAST (${identity.replace(' as ', ' AS ')}) ${how}${when};`,
    ...partsOf(group, 'comment').map(commentText),
  ];
};

function given(word: string, value: unknown): string[] {
  return typeof value === 'string' ? [`${word} = ${literal(value)}`] : [];
}

const PROPERTIES = /^(?<properties>\{[\s\S]*\}) owner=(?<owner>.*)$/;
const AGGREGATE =
  /^(?<properties>\{[\s\S]*?\}) (?<functions>.*) owner=(?<owner>.*) acl=(?<acl>.*)$/;
const FUNCTIONS = /^(?<step>\S+) (?<final>\S+) (?<state>.*) \S+ \w$/;
const CAST = /^(?<callee>.*) (?<context>\w) (?<method>\w)$/;

const PROVIDERS: Readonly<Record<string, string>> = { c: 'libc', i: 'icu', b: 'builtin' };
const METHODS: Readonly<Record<string, string>> = { b: 'WITHOUT FUNCTION', i: 'WITH INOUT' };
const CONTEXTS: Readonly<Record<string, string>> = { a: ' AS ASSIGNMENT', i: ' AS IMPLICIT' };

/** What few aggregates have. Source: PostgreSQL's manual, pg_aggregate and CREATE AGGREGATE. */
const WITH_DEFAULTS: readonly (readonly [key: string, word: string, usual: unknown])[] = [
  ['aggcombinefn', 'COMBINEFUNC', '-'],
  ['aggserialfn', 'SERIALFUNC', '-'],
  ['aggdeserialfn', 'DESERIALFUNC', '-'],
  ['aggmtransfn', 'MSFUNC', '-'],
  ['aggminvtransfn', 'MINVFUNC', '-'],
  ['aggmfinalfn', 'MFINALFUNC', '-'],
  ['aggtransspace', 'SSPACE', 0],
];

import { commentLines } from '../lint/inverse/layOut.ts';
import type { Difference } from '../schema/differences.ts';
import type { Setting } from '../schema/text/group.ts';
import { writerOf } from '../schema/text/writers.ts';
import { familyChange, familyMembers } from './familyMembers.ts';
import { dictionaryChange, mappingChange, withRepeatableMappings } from './textSearchRest.ts';

/**
 * What brings back an object of a kind that few databases have, as the schema is written: without
 * semicolons, and made anew where it cannot be changed in place.
 */
export function rareRest(difference: Difference, setting: Setting): string[] {
  const { change, kind, identity } = difference;
  if (kind === 'large object') return largeObject(difference);
  if (!(kind in DROPS)) return [];
  const drop = `DROP ${DROPS[kind]?.(identity)}`;
  if (change === 'extra') return [drop];
  const was = textsOf(difference, 'before', setting);
  if (change === 'missing') return was;
  const is = textsOf(difference, 'after', setting);
  if (was[0] !== is[0] && !(kind in CHANGES)) return [drop, ...was];
  const changed = CHANGES[kind]?.(difference) ?? [];
  return [...changed, ...ownerChange(was, is)];
}

/** What takes away all that is new and may be in the way of types and functions, with semicolons. */
export function dropsInTheWay(changes: readonly Difference[]): string[] {
  return changes
    .filter(({ change }) => change === 'extra')
    .toSorted((a, b) => rankOf(b) - rankOf(a))
    .flatMap(({ kind, identity }) => (DROPS[kind] ? [`DROP ${DROPS[kind](identity)};`] : []));
}

/** Where it must come among others that are made: comments last, and what is not listed first. */
export function rankOf({ kind }: Pick<Difference, 'kind'>): number {
  const order = Object.keys(DROPS);
  return kind === 'comment' ? order.length : order.indexOf(kind);
}

/** What it takes to make it, in statements that do no harm where it is there. */
function textsOf(
  { kind, identity, ...definitions }: Difference,
  state: 'before' | 'after',
  setting: Setting,
): string[] {
  const head = { kind, identity, definition: definitions[state] ?? '' };
  const texts = writerOf(kind).write({ head, parts: [] }, setting);
  return texts.map((it) => it.replace(/;$/, '')).flatMap((it) => repeatable(it));
}

function repeatable(sql: string): string[] {
  return familyMembers(sql) ?? withRepeatableMappings(sql);
}

/** Nothing is said of an owner who owns the database as well. */
function ownerChange(was: readonly string[], is: readonly string[]): string[] {
  const [old, now] = [was, is].map((texts) => texts.find((it) => OWNED.test(it)));
  if (old === now) return [];
  return old !== undefined ? [old] : [(now ?? '').replace(OWNED, ' OWNER TO CURRENT_USER')];
}

const OWNED = / OWNER TO ("(?:[^"]|"")*"|\S+)$/;

/** What can be changed in place. */
const CHANGES: Readonly<Record<string, (difference: Difference) => string[]>> = {
  'operator family': familyChange,
  'text search configuration': mappingChange,
  'text search dictionary': dictionaryChange,
};

/** As the catalogue writes identities, behind DROP; what needs others stands below them. */
const DROPS: Readonly<Record<string, (identity: string) => string>> = {
  'access method': (it) => `ACCESS METHOD IF EXISTS ${it}`,
  language: (it) => `LANGUAGE IF EXISTS ${it}`,
  conversion: (it) => `CONVERSION IF EXISTS ${it}`,
  'text search parser': (it) => `TEXT SEARCH PARSER IF EXISTS ${it}`,
  'text search template': (it) => `TEXT SEARCH TEMPLATE IF EXISTS ${it}`,
  'text search dictionary': (it) => `TEXT SEARCH DICTIONARY IF EXISTS ${it}`,
  'text search configuration': (it) => `TEXT SEARCH CONFIGURATION IF EXISTS ${it}`,
  operator: (it) => `OPERATOR IF EXISTS ${it}`,
  'operator family': (it) => `OPERATOR FAMILY IF EXISTS ${it.replace(/ using /, ' USING ')}`,
  'operator class': (it) => `OPERATOR CLASS IF EXISTS ${it.replace(/ using /, ' USING ')}`,
  cast: (it) => `CAST IF EXISTS (${it.replace(/ as /, ' AS ')})`,
  transform: (it) => `TRANSFORM IF EXISTS FOR ${it.replace(/ language /, ' LANGUAGE ')}`,
};

/** Only its number comes back, and what it holds is data. */
function largeObject({ change, identity }: Difference): string[] {
  const ofIt = `FROM pg_largeobject_metadata WHERE oid = ${identity}`;
  if (change === 'extra') return [`SELECT lo_unlink(oid) ${ofIt}`];
  const lost = commentLines(`irreversible: what large object ${identity} holds is lost.`);
  return change === 'missing'
    ? [`${lost}\nSELECT lo_create(${identity}) WHERE NOT EXISTS (SELECT ${ofIt})`]
    : [];
}

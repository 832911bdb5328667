import type { Node, RangeVar } from '@pgsql/types';
import { inner, type Nodes, wordsOf } from '../../../sql/nodes.ts';
import { functionVolatility } from '../../facts/volatility.ts';
import { madeKey } from '../madeKey.ts';
import type { Scribe } from '../scribe.ts';
import { rangeOf } from './rangeOf.ts';

/**
 * What a part of an expression means besides columns: the id of a sequence or table, or the `madeKey`
 * of a routine or type. Undefined where no script has made it, and where the text does not tell which.
 */
export function meantBy(tag: string, value: unknown, scribe: Scribe): string | undefined {
  if (tag === 'FuncCall') {
    const call = value as Nodes['FuncCall'];
    return sequenceIn(call, scribe) ?? routineIn(call, scribe);
  }
  if (tag === 'A_Expr') {
    const { kind, name } = value as Nodes['A_Expr'];
    return kind && OPERATIONS.has(kind) ? operatorMeant(wordsOf(name), scribe) : undefined;
  }
  if (tag !== 'TypeCast') return undefined;
  const { arg, typeName } = value as Nodes['TypeCast'];
  const words = wordsOf(typeName?.names);
  return words.at(-1) === 'regclass' ? relationIn(arg, scribe) : typeMeant(words, scribe);
}

const OPERATIONS: ReadonlySet<string> = new Set(['AEXPR_OP', 'AEXPR_OP_ANY', 'AEXPR_OP_ALL']);

/** The only operator of its name that a script has made, where neither PostgreSQL nor an extension has one. */
export function operatorMeant(words: readonly string[], scribe: Scribe): string | undefined {
  const name = words.at(-1) ?? '';
  const { catalogue, now } = scribe;
  if (OPERATORS.has(name) || catalogue.facts.get('', 'extended', now)) return undefined;
  const named = (key: string): boolean => key.slice(0, key.indexOf('(')).split('.').at(-1) === name;
  const all = catalogue.others.list('OBJECT_OPERATOR', now).filter((it) => named(it.name));
  return all.length === 1 && all[0] ? madeKey(all[0]) : undefined;
}

/** `oprname` of `pg_operator` of PostgreSQL 18. */
const OPERATORS: ReadonlySet<string> = new Set(
  (
    '!! !~ !~* !~~ !~~* # ## #- #> #>> % & && &< &<| &> * *< *<= *<> *= *> *>= + - -> ->> -|- / < <-> ' +
    '<< <<= <<| <= <> <@ <^ = > >= >> >>= >^ ? ?# ?& ?- ?-| ?| ?|| @ @-@ @> @? @@ @@@ ^ ^@ | |&> |/ ' +
    '|>> || ||/ ~ ~* ~<=~ ~<~ ~= ~>=~ ~>~ ~~ ~~*'
  ).split(' '),
);

/**
 * The `madeKey` of a routine that is named without being called: with a signature the one that has it,
 * else the only one of its name.
 */
export function routineMeant(
  words: readonly string[],
  { catalogue, now }: Scribe,
  signature?: string,
): string | undefined {
  const name = rangeOf(words);
  if (functionVolatility({ words, hasArguments: true }) !== 'unknown') return undefined;
  const all = catalogue.routines
    .list(name.relname ?? '', now)
    .filter((it) => signature === undefined || it.signature === signature);
  const [found] = all;
  const isOne = found && all.length === 1 && catalogue.schemasOf(name, now).includes(found.schema);
  return isOne ? madeKey(found) : undefined;
}

/** A type that a script has made. */
export function typeMeant(words: readonly string[], scribe: Scribe): string | undefined {
  const name = rangeOf(words);
  if (isOfPostgres(name)) return undefined;
  const found = scribe.catalogue.type(name, scribe.now);
  return found && madeKey(found);
}

/** Whether PostgreSQL has a type of the name: it is found before a table or type of one's own. */
export function isOfPostgres({ schemaname, relname = '' }: RangeVar): boolean {
  return schemaname === 'pg_catalog' || (schemaname === undefined && BUILT_IN.has(relname));
}

/** `pg_type` of PostgreSQL 18 without what no one calls a table. */
const BUILT_IN: ReadonlySet<string> = new Set(
  (
    'aclitem bit bool box bpchar bytea char cidr circle cstring date datemultirange daterange ' +
    'event_trigger float4 float8 inet int2 int4 int4multirange int4range int8 int8multirange ' +
    'int8range internal interval json jsonb jsonpath line lseg macaddr macaddr8 money name numeric ' +
    'nummultirange numrange oid path pg_lsn point polygon record refcursor regclass text tid time ' +
    'timestamp timestamptz timetz trigger tsmultirange tsquery tsrange tstzmultirange tstzrange ' +
    'tsvector unknown uuid varbit varchar void xid xml'
  ).split(' '),
);

const OF_SEQUENCES: ReadonlySet<string | undefined> = new Set(['nextval', 'currval', 'setval']);

/** Text that is cast to text is looked up only when it runs. */
function sequenceIn({ funcname, args }: Nodes['FuncCall'], scribe: Scribe): string | undefined {
  const isOne = OF_SEQUENCES.has(wordsOf(funcname).at(-1));
  return isOne ? relationIn(args?.[0], scribe) : undefined;
}

function relationIn(node: Node | undefined, scribe: Scribe): string | undefined {
  const text = inner(node, 'A_Const')?.sval?.sval;
  if (text === undefined || !PLAIN.test(text)) return undefined;
  return scribe.find(rangeOf(text.split('.')))?.id;
}

const PLAIN = /^[a-z_][a-z_0-9$]*(?:\.[a-z_][a-z_0-9$]*)?$/;

/** The only one of its name, called with all of its arguments, and no namesake of PostgreSQL's own. */
function routineIn({ funcname, args = [] }: Nodes['FuncCall'], scribe: Scribe) {
  const words = wordsOf(funcname);
  const name = rangeOf(words);
  if (functionVolatility({ words, hasArguments: args.length > 0 }) !== 'unknown') return undefined;
  const { catalogue, now } = scribe;
  const all = catalogue.routines.list(name.relname ?? '', now);
  const [found] = all;
  if (!found || all.length > 1 || found.kind === 'procedure') return undefined;
  if (!catalogue.schemasOf(name, now).includes(found.schema)) return undefined;
  const count = found.signature === '' ? 0 : found.signature.split(',').length;
  return count === args.length ? madeKey(found) : undefined;
}

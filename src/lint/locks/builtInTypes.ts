/** The types that PostgreSQL brings along, by the names it has for them inside. None is a domain. */
export const BUILT_IN_TYPES: ReadonlySet<string> = new Set(
  (
    'bit bool box bpchar bytea char cid cidr circle date daterange float4 float8 inet int2 int4 int4range ' +
    'int8 int8range interval json jsonb jsonpath line lseg macaddr macaddr8 money name numeric numrange ' +
    'oid path pg_lsn point polygon regclass regproc regtype text tid time timestamp timestamptz timetz ' +
    'tsquery tsrange tstzrange tsvector uuid varbit varchar xid xid8 xml ' +
    'citext geography geometry hstore ltree vector'
  ).split(' '),
);

/**
 * To these, no other type is turned without writing each value anew, as all differ in what is
 * stored. For the rest it depends on the type before, which the statement does not tell.
 */
export const ALWAYS_REWRITTEN: ReadonlySet<string> = new Set(
  (
    'bool box bytea date daterange float4 float8 int2 int4 int8 int4range int8range json jsonb macaddr ' +
    'money numrange point tsrange tstzrange tsvector uuid'
  ).split(' '),
);

/** Things that need others by an expression, a type, a body, a key or a parent: all kinds that PostgreSQL 18 has. */
export const DEPENDENTS = `
  CREATE FUNCTION allow(int) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS 'BEGIN RETURN true; END';
  CREATE FUNCTION positive(int) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS 'BEGIN RETURN true; END';
  CREATE FUNCTION bucket(int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS 'BEGIN RETURN 1; END';
  CREATE FUNCTION code() RETURNS int LANGUAGE sql AS 'SELECT 1';
  CREATE FUNCTION once() RETURNS int LANGUAGE sql AS 'SELECT 1';
  CREATE FUNCTION idle() RETURNS int LANGUAGE sql AS 'SELECT 1';
  CREATE FUNCTION fires() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
  CREATE SEQUENCE seq; CREATE SEQUENCE owned; CREATE SEQUENCE lone; CREATE SEQUENCE cast_seq; CREATE SEQUENCE was_default;
  CREATE TYPE mood AS ENUM ('x'); CREATE TYPE base AS ENUM ('x'); CREATE TYPE part_type AS ENUM ('x');
  CREATE TYPE pair AS (a int, b part_type);
  CREATE DOMAIN lonely AS base; CREATE DOMAIN checked AS int CHECK (allow(VALUE)); CREATE DOMAIN above AS checked;
  CREATE TABLE t (
    a int, b int, c int, d int, n int DEFAULT nextval('seq'), o int DEFAULT code(), m text DEFAULT ('x'::mood)::text,
    k int CHECK (positive(k)), z above, p pair, l checked[], s serial, i int GENERATED ALWAYS AS IDENTITY,
    late text DEFAULT nextval('lone'::text)::text, q bigint DEFAULT nextval('cast_seq'::regclass),
    w bigint DEFAULT nextval('was_default') + once(), y int, x int
  );
  ALTER TABLE t ALTER w DROP DEFAULT; ALTER TABLE t ALTER y SET DEFAULT once();
  ALTER SEQUENCE owned OWNED BY t.d; ALTER TABLE t ADD CHECK (x > y);
  CREATE POLICY own ON t USING (a > 0 AND EXISTS (SELECT 1 FROM t other WHERE other.b = t.a));
  CREATE TABLE u (a int, b int, q int, v int, c int, e int);
  CREATE POLICY reads ON u USING (allow(a)) WITH CHECK (EXISTS (SELECT 1 FROM t WHERE t.c = u.b));
  CREATE RULE writes AS ON UPDATE TO u DO ALSO INSERT INTO t (a, b) VALUES (NEW.q, 1);
  CREATE TRIGGER fires BEFORE UPDATE OF c ON u FOR EACH ROW WHEN (OLD.a > 0) EXECUTE FUNCTION fires();
  CREATE TABLE par (a int, b int, own int); CREATE TABLE chi (x int) INHERITS (par); CREATE TABLE again (a int) INHERITS (par);
  CREATE TABLE grown (a int, b int, own int); ALTER TABLE grown INHERIT par;
  CREATE TABLE freed () INHERITS (u); ALTER TABLE freed NO INHERIT u;
  CREATE TABLE g (a int, b int, c int, x int GENERATED ALWAYS AS (a * 2) STORED, y boolean GENERATED ALWAYS AS (allow(b)) STORED);
  CREATE TABLE ix (a int, b int, c int); CREATE INDEX ix_a ON ix (allow(a)); CREATE INDEX ix_b ON ix (b) WHERE allow(c);
  CREATE TABLE pub (a int PRIMARY KEY, b int, c int, d int, e int); CREATE TABLE wide (a int PRIMARY KEY, b int);
  CREATE TABLE part (a int, b int, c int) PARTITION BY RANGE (a, (b + 1)); CREATE TABLE part_one PARTITION OF part DEFAULT;
  CREATE TABLE by_call (a int, b int) PARTITION BY LIST (bucket(a)); CREATE TABLE attached (a int, b int);
  ALTER TABLE by_call ATTACH PARTITION attached DEFAULT;
  CREATE TABLE st (a int, b int, c int); CREATE STATISTICS sst ON a, c FROM st;
  CREATE FUNCTION atomic() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(v) FROM u; END;
  CREATE FUNCTION returns() RETURNS bigint LANGUAGE sql RETURN (SELECT count(e) FROM u);
  CREATE FUNCTION inserts() RETURNS void LANGUAGE sql BEGIN ATOMIC
    INSERT INTO g (c) SELECT 1; UPDATE pub SET d = 1 WHERE c = 2; DELETE FROM st WHERE b = 1; END;
  CREATE FUNCTION text_body() RETURNS bigint LANGUAGE sql AS 'SELECT count(x) FROM t';
  CREATE FUNCTION rows_of() RETURNS SETOF par LANGUAGE sql AS 'SELECT * FROM par';
  CREATE TABLE point (a int); CREATE FUNCTION at(point) RETURNS text LANGUAGE sql AS 'SELECT NULL'; CREATE TABLE trigger (a int);
  CREATE FUNCTION moody(mood) RETURNS int LANGUAGE sql AS 'SELECT 1';
  CREATE FUNCTION with_default(int DEFAULT code()) RETURNS int LANGUAGE sql AS 'SELECT 1';
  CREATE VIEW calls AS SELECT allow(a) AS z, 'x'::mood AS m, nextval('lone') AS s FROM ix;
  CREATE VIEW ruled AS SELECT 1 AS a; CREATE RULE instead AS ON INSERT TO ruled DO INSTEAD INSERT INTO ix (a) VALUES (NEW.a);
  CREATE TYPE sort AS (a int); CREATE TYPE old_sort AS ENUM ('x'); CREATE TYPE ranged AS ENUM ('x');
  CREATE FUNCTION plus(int, int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS 'BEGIN RETURN $1; END';
  CREATE FUNCTION below(sort, sort) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS 'BEGIN RETURN true; END';
  CREATE FUNCTION order_of(sort, sort) RETURNS int LANGUAGE plpgsql IMMUTABLE AS 'BEGIN RETURN 1; END';
  CREATE FUNCTION number_of(old_sort) RETURNS int LANGUAGE plpgsql IMMUTABLE AS 'BEGIN RETURN 1; END';
  CREATE FUNCTION estimate(internal, oid, internal, integer) RETURNS float8 LANGUAGE internal AS 'eqsel';
  CREATE FUNCTION step(int, int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS 'BEGIN RETURN 1; END';
  CREATE FUNCTION distance(int, int) RETURNS float8 LANGUAGE plpgsql IMMUTABLE AS 'BEGIN RETURN 1; END';
  CREATE FUNCTION measured(int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS 'BEGIN RETURN 1; END';
  CREATE FUNCTION watches() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
  CREATE OPERATOR @+@ (leftarg = int, rightarg = int, function = plus);
  CREATE OPERATOR <<# (leftarg = sort, rightarg = sort, function = below, restrict = estimate); CREATE OPERATOR @-@- (rightarg = int, function = measured);
  CREATE OPERATOR CLASS sort_ops FOR TYPE sort USING btree AS OPERATOR 1 <<#, FUNCTION 1 order_of(sort, sort);
  CREATE OPERATOR CLASS idle_ops FOR TYPE int USING btree AS OPERATOR 1 <, FUNCTION 1 btint4cmp(int, int);
  CREATE CAST (old_sort AS int) WITH FUNCTION number_of(old_sort);
  CREATE AGGREGATE summed(int) (sfunc = step, stype = int);
  CREATE TYPE distances AS RANGE (subtype = int, subtype_diff = distance); CREATE TYPE ranges AS RANGE (subtype = ranged);
  CREATE EVENT TRIGGER watched ON ddl_command_end WHEN TAG IN ('CREATE CONVERSION') EXECUTE FUNCTION watches();
  CREATE TABLE op (a int, b int, c sort, d int); CREATE VIEW adds AS SELECT a @+@ b AS s FROM op;
  CREATE INDEX op_sort ON op (c sort_ops); CREATE STATISTICS op_s ON (measured(a)), d FROM op;
  CREATE FOREIGN DATA WRAPPER far; CREATE FOREIGN DATA WRAPPER idle_far; CREATE SERVER one FOREIGN DATA WRAPPER far;
  CREATE SERVER two FOREIGN DATA WRAPPER far; CREATE SERVER three FOREIGN DATA WRAPPER far;
  CREATE FOREIGN TABLE away (a int) SERVER one; CREATE USER MAPPING FOR PUBLIC SERVER two;
  CREATE SCHEMA full_one; CREATE TABLE full_one.t (id serial); CREATE SCHEMA empty_one; CREATE SCHEMA viewed; CREATE VIEW viewed.v AS SELECT 1 AS a;
  CREATE PUBLICATION few FOR TABLE pub (a, b) WHERE (a > 1); CREATE PUBLICATION wide FOR TABLE wide WHERE (b > 1);
`;

function each(template: string, names: string): string[] {
  return names.split(' ').map((it) => template.replace('?', it));
}

/** Column by column, as `table.column`. */
function changes(names: string): string[] {
  return names.split(' ').map((it) => {
    const [table, column] = it.split('.');
    return `ALTER TABLE ${table} ALTER COLUMN ${column} TYPE bigint`;
  });
}

/** What each takes away or changes may be needed, or not. */
export const DEPENDING: readonly string[] = [
  ...each(
    'DROP FUNCTION ?',
    'allow(int) positive(int) bucket(int) code() once() idle() fires() atomic() returns() inserts() text_body() rows_of() moody(mood) with_default(int)',
  ),
  'DROP FUNCTION atomic(), returns()',
  ...each('DROP SEQUENCE ?', 'seq owned lone cast_seq was_default t_s_seq t_i_seq'),
  ...each('DROP TYPE ?', 'mood base pair part_type lonely'),
  ...each('DROP DOMAIN ?', 'lonely checked above'),
  ...each(
    'DROP TABLE ?',
    't u par chi again grown freed g ix pub wide part part_one by_call attached st point trigger',
  ),
  ...['t, u', 'par, chi, again, grown', 'chi, par', 'ix, g', 'part_one, part'].map(
    (it) => `DROP TABLE ${it}`,
  ),
  ...each('DROP VIEW ?', 'calls ruled'),
  ...each('ALTER TABLE t DROP COLUMN ?', 'a b c d n o m k z p l s i late q w y x'),
  ...each('ALTER TABLE u DROP COLUMN ?', 'a b q v c e'),
  ...each('ALTER TABLE par DROP COLUMN ?', 'a own'),
  ...each('ALTER TABLE chi DROP COLUMN ?', 'own x'),
  ...each('ALTER TABLE g DROP COLUMN ?', 'a b c x y'),
  ...each('ALTER TABLE ix DROP COLUMN ?', 'a b c'),
  ...each('ALTER TABLE pub DROP COLUMN ?', 'a b c d e'),
  ...each('ALTER TABLE part DROP COLUMN ?', 'a b c'),
  ...each('ALTER TABLE st DROP COLUMN ?', 'a b'),
  'ALTER TABLE again DROP COLUMN a',
  'ALTER TABLE grown DROP COLUMN a',
  'ALTER TABLE freed DROP COLUMN a',
  'ALTER TABLE wide DROP COLUMN b',
  'ALTER TABLE part_one DROP COLUMN c',
  'ALTER TABLE attached DROP COLUMN b',
  'ALTER TABLE by_call DROP COLUMN a',
  'ALTER TABLE by_call DROP COLUMN b',
  ...changes(
    't.a t.c t.d t.n t.s u.a u.q u.c u.v par.own chi.own chi.x g.a g.b ix.a pub.a pub.b pub.e',
  ),
  ...changes('wide.b part.a part.b part.c part_one.c st.a freed.a'),
  'DROP POLICY reads ON u',
  'DROP RULE writes ON u',
  'DROP PUBLICATION few',
  'ALTER TABLE t ALTER n DROP DEFAULT',
  'ALTER TABLE t DROP COLUMN m, DROP COLUMN n',
  'DROP INDEX ix_a',
  ...each(
    'DROP FUNCTION ?',
    'plus(int,int) below(sort,sort) order_of(sort,sort) number_of(old_sort) estimate(internal,oid,internal,integer) step(int,int) distance(int,int) measured(int) watches()',
  ),
  ...each('DROP OPERATOR ?', '@+@(int,int) <<#(sort,sort) @-@-(none,int)'),
  ...each('DROP OPERATOR CLASS ? USING btree', 'sort_ops idle_ops'),
  ...each('DROP TYPE ?', 'sort old_sort ranged distances ranges'),
  ...each('DROP SERVER ?', 'one two three'),
  ...each('DROP FOREIGN DATA WRAPPER ?', 'far idle_far'),
  ...each('DROP SCHEMA ?', 'full_one empty_one viewed'),
  ...['CAST (old_sort AS int)', 'AGGREGATE summed(int)', 'STATISTICS op_s'].map(
    (it) => `DROP ${it}`,
  ),
  ...each('ALTER TABLE op DROP COLUMN ?', 'a b c d'),
  ...afterAChange(),
];

/** What was needed and is not any more, or is under another name. */
function afterAChange(): string[] {
  return [
    'DROP POLICY reads ON u; ALTER TABLE t DROP COLUMN c',
    'ALTER POLICY reads ON u USING (true) WITH CHECK (true); ALTER TABLE t DROP COLUMN c',
    'ALTER POLICY own ON t RENAME TO mine; DROP POLICY mine ON t; DROP RULE writes ON u; ALTER TABLE t DROP COLUMN b',
    'DROP RULE writes ON u; ALTER TABLE u DROP COLUMN q',
    'ALTER RULE writes ON u RENAME TO others; DROP RULE others ON u; ALTER TABLE u DROP COLUMN q',
    'ALTER TABLE t ALTER n DROP DEFAULT; DROP SEQUENCE seq',
    'ALTER TABLE t ALTER n SET DEFAULT 1; DROP SEQUENCE seq',
    'ALTER TABLE t ALTER s DROP DEFAULT; DROP SEQUENCE t_s_seq',
    'DROP FUNCTION atomic(), returns(); DROP TABLE u, freed; DROP TABLE t',
    'DROP FUNCTION atomic(); ALTER TABLE u DROP COLUMN v',
    "CREATE OR REPLACE FUNCTION atomic() RETURNS bigint LANGUAGE sql AS 'SELECT 1'; ALTER TABLE u DROP COLUMN v",
    'ALTER FUNCTION atomic() RENAME TO renamed; DROP FUNCTION renamed(); ALTER TABLE u DROP COLUMN v',
    'ALTER PUBLICATION few DROP TABLE pub; ALTER TABLE pub DROP COLUMN b',
    'DROP PUBLICATION few; ALTER TABLE pub DROP COLUMN b',
    'ALTER TABLE chi NO INHERIT par; ALTER TABLE again NO INHERIT par; ALTER TABLE grown NO INHERIT par; DROP FUNCTION rows_of(); DROP TABLE par',
    'ALTER TABLE chi NO INHERIT par; ALTER TABLE chi DROP COLUMN own',
    'ALTER TABLE part DETACH PARTITION part_one; ALTER TABLE part_one DROP COLUMN c',
    'DROP VIEW calls; DROP SEQUENCE lone',
    'CREATE OR REPLACE VIEW calls AS SELECT true AS z, NULL::mood AS m, 1::bigint AS s; DROP SEQUENCE lone',
    'ALTER TABLE t DROP COLUMN o; DROP FUNCTION with_default(int); DROP FUNCTION code()',
    'ALTER TABLE t DROP CONSTRAINT t_k_check; DROP FUNCTION positive(int)',
    'ALTER TABLE t DROP COLUMN k; DROP FUNCTION positive(int)',
    'DROP TABLE attached; ALTER TABLE by_call RENAME TO called; DROP TABLE called; DROP FUNCTION bucket(int)',
    'ALTER TABLE u RENAME COLUMN q TO qq; ALTER TABLE u DROP COLUMN qq',
    'ALTER TABLE t RENAME TO tt; ALTER TABLE tt DROP COLUMN c',
    'ALTER SEQUENCE seq RENAME TO sequence; DROP SEQUENCE sequence',
    'ALTER TABLE g ALTER y DROP EXPRESSION; ALTER TABLE g DROP COLUMN b',
    'ALTER TYPE pair DROP ATTRIBUTE b; DROP TYPE part_type',
    'DROP DOMAIN lonely; DROP TYPE base',
    'DROP TRIGGER fires ON u; ALTER TABLE u DROP COLUMN c',
    'DROP VIEW adds; DROP OPERATOR @+@ (int, int); DROP FUNCTION plus(int, int)',
    'DROP INDEX op_sort; DROP OPERATOR CLASS sort_ops USING btree; DROP OPERATOR FAMILY sort_ops USING btree; DROP OPERATOR <<# (sort, sort); DROP FUNCTION below(sort, sort); DROP FUNCTION estimate(internal, oid, internal, integer)',
    'DROP CAST (old_sort AS int); DROP FUNCTION number_of(old_sort); DROP TYPE old_sort',
    'DROP OPERATOR @-@- (none, int); DROP FUNCTION measured(int)',
    'DROP OPERATOR @-@- (none, int); DROP STATISTICS op_s; DROP FUNCTION measured(int)',
    'DROP OPERATOR @-@- (none, int); ALTER TABLE op DROP COLUMN d; DROP FUNCTION measured(int)',
    'DROP AGGREGATE summed(int); DROP FUNCTION step(int, int)',
    'DROP EVENT TRIGGER watched; DROP FUNCTION watches()',
    'DROP TYPE distances; DROP FUNCTION distance(int, int)',
    'DROP FOREIGN TABLE away; DROP SERVER one',
    'DROP USER MAPPING FOR PUBLIC SERVER two; DROP SERVER two',
    'DROP FOREIGN TABLE away; DROP USER MAPPING FOR PUBLIC SERVER two; DROP SERVER one, two, three; DROP FOREIGN DATA WRAPPER far',
    'DROP TABLE full_one.t; DROP SCHEMA full_one',
    'DROP VIEW viewed.v; DROP SCHEMA viewed',
  ];
}

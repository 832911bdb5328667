import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import type { Session } from '../../src/database/session.ts';
import { seed } from '../../src/rehearsal/seeds/seed.ts';
import { openSession } from '../database/openSession.ts';
import { useServer } from '../support/postgres.ts';

interface Case {
  readonly title: string;
  readonly sql: string;
  /** Rows of each table, where it is not three. */
  readonly rows?: Readonly<Record<string, number>>;
  /** What is said of tables that stay empty. */
  readonly gaps?: readonly string[];
  /** What must be true of the rows. */
  readonly holds?: string;
}

const CASES: readonly Case[] = [
  {
    title: 'values that a person recognises',
    sql: 'CREATE TABLE t (id serial PRIMARY KEY, name text NOT NULL, email text NOT NULL UNIQUE)',
    holds: `(SELECT array_agg(concat(id, ' ', name, ' ', email) ORDER BY id) FROM t WHERE id <> 100002)
      = ARRAY['1001 name 1 person1@example.com', '1003 name 3 person3@example.com']`,
  },
  {
    title: 'a sequence that goes on where it was',
    sql: 'CREATE TABLE t (id serial PRIMARY KEY)',
    holds: `nextval('t_id_seq') = 1`,
  },
  {
    title: 'every type, NULL once where it may be',
    sql: `CREATE TYPE pair AS (a int, b text);
      CREATE TABLE t (a bool, b int2, c int4, d int8, e numeric, f numeric(3, 2), g numeric(2, 2),
        h float4, i float8, j money, k text, l varchar(5), m char(2), n name, o "char", p bytea, q date,
        r timestamp, s timestamptz(0), u time, v timetz, w interval, x uuid, y json, z jsonb, aa jsonpath,
        ac inet, ad cidr, ae macaddr, af macaddr8, ag bit(3), ah varbit(9), ai point, aj line, ak lseg,
        al box, am path, an polygon, ao circle, ap tsvector, aq tsquery, ar pg_lsn, at regclass, au oid,
        av text[], aw int[][], ax int4range, ay tstzrange, az nummultirange, ba pair, bb pair[], bc xid,
        bd varchar(1), be numeric(5, 0), bf daterange[])`,
    holds: `(SELECT count(*) FROM t WHERE num_nulls(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s,
      u, v, w, x, y, z, aa, ac, ad, ae, af, ag, ah, ai, aj, ak, al, am, an, ao, ap, aq, ar, at, au, av, aw,
      ax, ay, az, bb, bc, bd, be, bf) = 0) = 2 AND (SELECT (ba).b FROM t LIMIT 1) IS NOT NULL`,
  },
  {
    title: 'distinct in the smallest of types',
    sql: 'CREATE TABLE t (a varchar(1) PRIMARY KEY, b numeric(1, 0) UNIQUE, c bit(2) UNIQUE NOT NULL)',
  },
  {
    title: 'every value of an enum',
    sql: `CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy', 'very happy'); CREATE TABLE t (m mood NOT NULL)`,
    rows: { t: 4 },
    holds: '(SELECT count(DISTINCT m) FROM t) = 4',
  },
  {
    title: 'domains, also of domains and in arrays',
    sql: `CREATE DOMAIN word AS text CHECK (VALUE ~ '^[a-z]{4}$');
      CREATE DOMAIN key AS word NOT NULL CHECK (VALUE <> 'aaaa');
      CREATE TABLE t (a key, b word[], c word)`,
  },
  {
    title: 'identity, generated, defaults',
    sql: `CREATE TABLE t (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, n int NOT NULL DEFAULT 7,
      twice int GENERATED ALWAYS AS (n * 2) STORED, thrice int GENERATED ALWAYS AS (n * 3))`,
    holds: '(SELECT count(*) FROM t WHERE n <> 7 AND twice = n * 2) = 3',
  },
  { title: 'no columns at all', sql: 'CREATE TABLE t ()', rows: { t: 1 } },
  {
    title: 'parents before children',
    sql: `CREATE TABLE z (a int, b text, PRIMARY KEY (a, b));
      CREATE TABLE a (x int NOT NULL, y text NOT NULL, FOREIGN KEY (x, y) REFERENCES z);
      CREATE TABLE b (x int UNIQUE NOT NULL, y text, FOREIGN KEY (x, y) REFERENCES z MATCH FULL)`,
  },
  {
    title: 'two foreign keys over one column',
    sql: `CREATE TABLE tenants (id int PRIMARY KEY);
      CREATE TABLE users (tenant int REFERENCES tenants, id int, PRIMARY KEY (tenant, id));
      CREATE TABLE posts (tenant int NOT NULL REFERENCES tenants, author int NOT NULL,
        FOREIGN KEY (tenant, author) REFERENCES users)`,
  },
  {
    title: 'a table that refers to itself',
    sql: `CREATE TABLE t (id int PRIMARY KEY, up int REFERENCES t);
      CREATE TABLE must (id int PRIMARY KEY, up int NOT NULL REFERENCES must)`,
    holds: '(SELECT count(*) FROM t WHERE up IS NOT NULL) = 2',
  },
  {
    title: 'a circle with a way out',
    sql: `CREATE TABLE a (id int PRIMARY KEY, b int);
      CREATE TABLE b (id int PRIMARY KEY, a int NOT NULL REFERENCES a);
      ALTER TABLE a ADD FOREIGN KEY (b) REFERENCES b`,
  },
  {
    title: 'circles without one, deferred or not',
    sql: `CREATE TABLE a (id int PRIMARY KEY, b int NOT NULL);
      CREATE TABLE b (id int PRIMARY KEY, a int NOT NULL REFERENCES a);
      ALTER TABLE a ADD FOREIGN KEY (b) REFERENCES b DEFERRABLE INITIALLY DEFERRED;
      CREATE TABLE c (id int PRIMARY KEY, d int NOT NULL);
      CREATE TABLE d (id int PRIMARY KEY, c int NOT NULL REFERENCES c);
      ALTER TABLE c ADD FOREIGN KEY (d) REFERENCES d`,
    holds: 'NOT EXISTS (SELECT FROM a WHERE b NOT IN (SELECT id FROM b))',
  },
  {
    title: 'one parent that nobody can fill',
    sql: `CREATE TABLE parent (id int PRIMARY KEY CHECK (id = 1 AND id = 2));
      CREATE TABLE child (id int PRIMARY KEY, p int NOT NULL REFERENCES parent);
      CREATE TABLE maybe (id int PRIMARY KEY, p int REFERENCES parent)`,
    rows: { parent: 0, child: 0 },
    gaps: [
      'public.parent: No values are known that satisfy ((id = 1) AND (id = 2)).',
      'public.child: It needs a row of public.parent, which has none.',
    ],
  },
  {
    title: 'conditions over numbers and days',
    sql: `CREATE TABLE t (a int CHECK (a > 0 AND a < 5), b int NOT NULL CHECK (b % 7 = 0), c numeric
      CHECK (c BETWEEN 0.1 AND 0.3), d date NOT NULL CHECK (d > '2030-05-06'), e int CHECK (e < -1000),
      f timestamptz NOT NULL CHECK (f < '1980-01-01'), g int NOT NULL CHECK (g BETWEEN 1000000 AND 2000000))`,
  },
  {
    title: 'conditions over texts',
    sql: `CREATE TABLE t (a text NOT NULL CHECK (a IN ('new', 'old')), b text NOT NULL CHECK (length(b) = 40),
      c text NOT NULL CHECK (c ~ '^[a-f0-9]{8}-(x|y)\\d+$'), d text NOT NULL CHECK (d LIKE 'https://%.org/_'),
      e text NOT NULL CHECK (e = upper(e) AND e <> ''), f text NOT NULL CHECK (f LIKE '%@%'),
      g varchar(3) NOT NULL CHECK (g::text = ANY (ARRAY['EUR', 'USD'])), h text NOT NULL
      CHECK (h ~ '^[[:alpha:]_]+$' AND char_length(h) >= 12), i text NOT NULL CHECK (i SIMILAR TO '(a|b)%'))`,
  },
  {
    title: 'conditions over several columns',
    sql: `CREATE TABLE t (a int NOT NULL, b int NOT NULL, CHECK (a < b), kind text NOT NULL, size int,
        CHECK (kind IN ('big', 'small') AND (kind <> 'big' OR size > 1000)), starts timestamptz NOT NULL,
        ends timestamptz NOT NULL, CHECK (ends > starts + interval '1 hour'));
      CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE q (id int PRIMARY KEY);
      CREATE TABLE either (p int REFERENCES p, q int REFERENCES q, CHECK (num_nonnulls(p, q) = 1));
      CREATE TABLE pairs (x int NOT NULL REFERENCES p, y int NOT NULL REFERENCES p, CHECK (x <> y),
        PRIMARY KEY (x, y))`,
  },
  {
    title: 'conditions over JSON and arrays',
    sql: `CREATE TABLE t (a jsonb NOT NULL CHECK (jsonb_typeof(a) = 'array'),
      b jsonb NOT NULL CHECK (b ? 'kind' AND b ->> 'kind' IN ('cat', 'dog')),
      c text[] NOT NULL CHECK (cardinality(c) = 4), d int[] NOT NULL CHECK (array_length(d, 1) >= 3),
      e text[] NOT NULL CHECK (e <@ ARRAY['red', 'green']))`,
  },
  {
    title: 'a single row is all that fits',
    sql: 'CREATE TABLE t (id bool PRIMARY KEY DEFAULT true CHECK (id), n int)',
    rows: { t: 1 },
  },
  {
    title: 'unique, also partly, over an expression, with NULLs alike',
    sql: `CREATE TABLE t (a text, b bool NOT NULL, c int, UNIQUE NULLS NOT DISTINCT (c));
      CREATE UNIQUE INDEX ON t (lower(a)); CREATE UNIQUE INDEX ON t (b) WHERE b`,
    rows: { t: 2 },
  },
  {
    title: 'exclusion',
    sql: `CREATE TABLE t (during tstzrange NOT NULL, EXCLUDE USING gist (during WITH &&));
      CREATE TABLE u (c circle, EXCLUDE USING gist (c WITH &&) DEFERRABLE INITIALLY DEFERRED)`,
  },
  {
    title: 'partitions by range, list and hash, in levels, with a child',
    sql: `CREATE TABLE r (id int, at date, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
      CREATE TABLE r1 PARTITION OF r FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
      CREATE TABLE rd PARTITION OF r DEFAULT;
      CREATE TABLE l (kind text NOT NULL, n int) PARTITION BY LIST (kind);
      CREATE TABLE l1 PARTITION OF l FOR VALUES IN ('x', 'y') PARTITION BY RANGE (n);
      CREATE TABLE l11 PARTITION OF l1 FOR VALUES FROM (10) TO (20);
      CREATE TABLE h (id int) PARTITION BY HASH (id);
      CREATE TABLE h0 PARTITION OF h FOR VALUES WITH (MODULUS 3, REMAINDER 0);
      CREATE TABLE h1 PARTITION OF h FOR VALUES WITH (MODULUS 3, REMAINDER 1);
      CREATE TABLE a_child (id int, at date, FOREIGN KEY (id, at) REFERENCES r)`,
    holds: '(SELECT count(*) FROM r) = 6',
  },
  {
    title: 'a partitioned table without partitions',
    sql: 'CREATE TABLE r (id int) PARTITION BY RANGE (id)',
    gaps: ['public.r: It has no partitions.'],
  },
  {
    title: 'inheritance',
    sql: 'CREATE TABLE base (id int PRIMARY KEY, n text); CREATE TABLE more (x int) INHERITS (base)',
  },
  {
    title: 'triggers see the rows',
    sql: `CREATE TABLE t (id int PRIMARY KEY, words tsvector); CREATE TABLE log (id int, n int);
      CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.words = 'seen';
        INSERT INTO log VALUES (NEW.id, 1); RETURN NEW; END $$;
      CREATE TRIGGER note BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION note()`,
    rows: { log: 6 },
    holds: `(SELECT count(*) FROM t WHERE words = 'seen') = 3`,
  },
  {
    title: 'triggers that write what is there already',
    sql: `CREATE TABLE t (id int PRIMARY KEY); CREATE TABLE counts (id int PRIMARY KEY REFERENCES t);
      CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        INSERT INTO counts VALUES (NEW.id); RETURN NEW; END $$;
      CREATE TRIGGER count AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION note()`,
  },
  {
    title: 'triggers that refuse are gone around',
    sql: `CREATE TABLE t (id int PRIMARY KEY);
      CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'closed'; END $$;
      CREATE TRIGGER refuse BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION refuse()`,
  },
  {
    title: 'types that nobody knows',
    sql: 'CREATE TABLE t (id int PRIMARY KEY, q pg_snapshot NOT NULL); CREATE TABLE u (id int, q pg_snapshot)',
    rows: { t: 0 },
    gaps: ['public.t: No value of type pg_snapshot is known for column q.'],
  },
  {
    title: 'names that need quotes, in a schema of their own',
    sql: `CREATE SCHEMA "My App"; CREATE TYPE "My App"."Kind" AS ENUM ('a''b');
      CREATE TABLE "My App"."The ""Order""" ("Id" int PRIMARY KEY, "of kind" "My App"."Kind"[] NOT NULL,
        "Next" int REFERENCES "My App"."The ""Order""", CHECK ("Id" > 5))`,
    rows: { '"My App"."The ""Order"""': 3 },
  },
  {
    title: 'rows that are there already',
    sql: `CREATE TABLE t (id serial PRIMARY KEY, who text NOT NULL UNIQUE CHECK (who = 'me')); INSERT INTO t (who) VALUES ('me')`,
    rows: { t: 1 },
  },
];

describe('rows for the tables of a schema', () => {
  let session: Session;
  useServer({}, async (server) => {
    session = await openSession({ after: () => undefined }, await server.createDatabase());
  });
  after(() => session.close());

  for (const { title, sql, rows = {}, gaps = [], holds = 'true' } of CASES) {
    test(title, async () => {
      await session.script(`BEGIN; ${sql}`);
      try {
        const seeded = await seed(session, { except: [], style: 'varied' });
        const found: Record<string, number> = {};
        for (const { name } of seeded.tables) found[short(name)] = await count(session, name);
        const wanted = Object.keys(found).map((name) => [name, rows[name] ?? 3]);
        assert.deepEqual(
          seeded.gaps.map(({ table, reason }) => `${table}: ${reason}`),
          gaps,
        );
        assert.deepEqual(found, Object.fromEntries(wanted));
        const [row] = await session.query(`SELECT (${holds}) AS holds`);
        assert.equal(row?.['holds'], true);
      } finally {
        await session.script('ROLLBACK');
      }
    });
  }

  test('the same rows every time, and tame ones on demand', async () => {
    const rows: unknown[] = [];
    for (const style of ['varied', 'varied', 'tame'] as const) {
      await session.script('BEGIN; CREATE TABLE t (id bigint, note text, at timestamptz)');
      await seed(session, { except: [], style });
      rows.push(await session.query('SELECT * FROM t'));
      await session.script('ROLLBACK');
    }
    assert.deepEqual(rows[0], rows[1]);
    assert.deepEqual(
      (rows[2] as { note: string }[]).map(({ note }) => note),
      ['note 1', 'note 2', 'note 3'],
    );
  });

  test('only what is wanted, with its parents', async () => {
    await session.script(`BEGIN; CREATE TABLE p (id int PRIMARY KEY);
      CREATE TABLE c (p int REFERENCES p); CREATE TABLE other (id int)`);
    const [row] = await session.query(`SELECT 'c'::regclass::oid::int AS oid`);
    const { tables } = await seed(session, {
      wanted: [Number(row?.['oid'])],
      except: [],
      style: 'tame',
    });
    await session.script('ROLLBACK');
    assert.deepEqual(
      tables.map(({ name }) => name),
      ['public.c', 'public.p'],
    );
  });
});

function short(name: string): string {
  return name.replace('public.', '');
}

async function count(session: Session, name: string): Promise<number> {
  const [row] = await session.query(`SELECT count(*)::int AS n FROM ONLY ${name}`);
  return Number(row?.['n']);
}

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { replayed, shown } from './shown.ts';

/** Scripts that run one after another, and the tables after them. */
const cases: Record<string, readonly [scripts: readonly string[], tables: readonly string[]]> = {
  'columns as they are written': [
    [
      `CREATE TABLE t (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        a numeric(10, 2) NOT NULL DEFAULT (1 + 2) CHECK (a > 0),
        b text[] DEFAULT '{a,b}'::text[] NOT NULL,
        c timestamp (3) with time zone,
        d serial,
        "E e" int GENERATED ALWAYS AS (length('x')) STORED
      );`,
    ],
    [
      't',
      '  id bigint, not null, always',
      '  a numeric(10, 2), not null, = (1 + 2)',
      "  b text[], not null, = '{a,b}'::text[]",
      '  c timestamp (3) with time zone',
      '  d serial, not null',
      '  E e int, stored',
      '  primary key t_pkey (id)',
      '  check t_a_check (a)',
      '  unique index t_pkey (id)',
    ],
  ],
  'ALTER TABLE, command by command': [
    [
      'CREATE TABLE t (a int, b int);',
      `ALTER TABLE t ADD COLUMN c varchar(3) DEFAULT 'x', DROP COLUMN b, ALTER a TYPE numeric (3),
        ALTER COLUMN a SET NOT NULL, ALTER a SET DEFAULT 1 + 1, ALTER c DROP DEFAULT,
        ADD COLUMN IF NOT EXISTS a text;`,
      'ALTER TABLE t RENAME COLUMN a TO z;',
    ],
    ['t', '  z numeric (3), not null, = 1 + 1', '  c varchar(3)'],
  ],
  'keys, and what goes with a column': [
    [
      'CREATE TABLE p (id int PRIMARY KEY, code text UNIQUE);',
      `CREATE TABLE c (a int REFERENCES p, b int, x text, CONSTRAINT c_b CHECK (b > 0),
        FOREIGN KEY (b) REFERENCES p (id) ON DELETE CASCADE);
       CREATE INDEX ON c (a, lower(x)) WHERE b IS NULL;
       CREATE UNIQUE INDEX c_x ON c (x);`,
      'ALTER TABLE c DROP COLUMN b; ALTER TABLE p RENAME TO parents;',
      'ALTER TABLE c ADD CONSTRAINT c_x_key UNIQUE USING INDEX c_x;',
    ],
    [
      'parents',
      '  id int, not null',
      '  code text',
      '  primary key p_pkey (id)',
      '  unique p_code_key (code)',
      '  unique index p_pkey (id)',
      '  unique index p_code_key (code)',
      'c',
      '  a int',
      '  x text',
      '  foreign key c_a_fkey (a) -> parents',
      '  unique c_x_key (x)',
      '  unique index c_x_key (x)',
    ],
  ],
  'NOT VALID, VALIDATE, DROP CONSTRAINT': [
    [
      'CREATE TABLE t (a int UNIQUE, b int);',
      `ALTER TABLE t ADD CONSTRAINT x CHECK (a > 1) NOT VALID, ADD CHECK (a < b) NOT VALID;`,
      'ALTER TABLE t VALIDATE CONSTRAINT x, DROP CONSTRAINT t_a_key;',
    ],
    ['t', '  a int', '  b int', '  check x (a)', '  check t_check (b, a), not valid'],
  ],
  'schemas, search_path and temporary tables': [
    [
      'CREATE SCHEMA a; CREATE SCHEMA b; CREATE TABLE a.t (x int); CREATE TABLE b.t (y int);',
      'SET search_path TO a, public; CREATE TABLE u (z int); ALTER TABLE t ADD COLUMN w int;',
      'CREATE TABLE v (); DROP SCHEMA b CASCADE; CREATE TEMP TABLE v (q int);',
    ],
    ['a.t', '  x int', '  w int', 'a.u', '  z int', 'v', 'pg_temp.v', '  q int'],
  ],
  'LIKE, INHERITS, partitions and AS': [
    [
      'CREATE TABLE p (id int NOT NULL, at date) PARTITION BY RANGE (at);',
      `CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
       CREATE TABLE p2 (LIKE p); ALTER TABLE p ATTACH PARTITION p2 DEFAULT;
       CREATE TABLE i (more text) INHERITS (p); CREATE TABLE s AS SELECT * FROM p;
       CREATE TABLE l (LIKE unknown);`,
      'ALTER TABLE p DETACH PARTITION p1; DROP TABLE p;',
    ],
    [
      'i',
      '  id int, not null',
      '  at date',
      '  more text',
      's ...',
      'l ...',
      'p1',
      '  id int, not null',
      '  at date',
    ],
  ],
  'what is there already stays, and RLS': [
    [
      'CREATE TABLE t (a int); CREATE TABLE IF NOT EXISTS t (b int);',
      'ALTER TABLE t ENABLE ROW LEVEL SECURITY; CREATE POLICY mine ON t USING (true);',
    ],
    ['t with RLS', '  a int'],
  ],
};

describe('the tables that scripts make', () => {
  for (const [name, [scripts, expected]] of Object.entries(cases)) {
    test(name, () => assert.deepEqual(shown(replayed(...scripts)).sort(), [...expected].sort()));
  }
});

test('a constraint has its text, wherever it is written', () => {
  const history = replayed(
    'CREATE TABLE t (a int CONSTRAINT one CHECK (a IN (1, 2)) DEFAULT 3, b int, CHECK (b > 0 AND a > 0));',
    'ALTER TABLE t ADD CONSTRAINT two FOREIGN KEY (a, b) REFERENCES u NOT VALID, ADD UNIQUE (b);',
  );
  const texts = history.table({ relname: 't' })?.constraints.map(({ text }) => text);
  assert.deepEqual(texts, [
    'CONSTRAINT one CHECK (a IN (1, 2))',
    'CHECK (b > 0 AND a > 0)',
    'CONSTRAINT two FOREIGN KEY (a, b) REFERENCES u NOT VALID',
    'UNIQUE (b)',
  ]);
});

-- case: every way to write it
CREATE TABLE t (
    a smallint,
--    ^^^^^^^^ "t.a" ends at 32,767
    b INT2 NOT NULL,
--    ^^^^ INT8
    c smallserial PRIMARY KEY,
--    ^^^^^^^^^^^ bigserial
    d serial2[]
--    ^^^^^^^
);
-- fixed
CREATE TABLE t (
    a bigint,
    b INT8 NOT NULL,
    c bigserial PRIMARY KEY,
    d serial8[]
);

-- case: a new column
ALTER TABLE t ADD COLUMN IF NOT EXISTS a /* of 7 */ smallint;
--                                                  ^^^^^^^^
-- fixed
ALTER TABLE t ADD COLUMN IF NOT EXISTS a /* of 7 */ bigint;

-- case: wider ones
CREATE TABLE t (a bigint, b int8, c bigserial, d integer, e serial4, f "smallint");

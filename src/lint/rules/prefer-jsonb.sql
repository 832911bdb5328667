-- case: every way to write it
CREATE TABLE t (
    a json NOT NULL DEFAULT '{}',
--    ^^^^ "t.a" has no operator for equality
    b JSON,
--    ^^^^ JSONB
    c json[]
--    ^^^^
);
-- fixed
CREATE TABLE t (
    a jsonb NOT NULL DEFAULT '{}',
    b JSONB,
    c jsonb[]
);

-- case: a new column, and a new type
ALTER TABLE t ADD a json, ALTER b TYPE json USING b::json;
--                  ^^^^
--                                     ^^^^
-- fixed
ALTER TABLE t ADD a jsonb, ALTER b TYPE jsonb USING b::json;

-- case: jsonb, and what is no column
CREATE TABLE t (a jsonb, json text DEFAULT '{}'::json);

-- case: a down script gives back what was there {down}
ALTER TABLE t ADD COLUMN a json;

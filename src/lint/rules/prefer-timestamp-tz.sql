-- case: every way to write it
CREATE TABLE app.events (
    a timestamp,
--    ^^^^^^^^^ "app.events.a" keeps what a clock shows
    b TIMESTAMP NOT NULL DEFAULT now(),
--    ^^^^^^^^^ TIMESTAMPTZ
    c timestamp without time zone,
--    ^^^^^^^^^^^^^^^^^^^^^^^^^^^
    d timestamp(3),
--    ^^^^^^^^^^^^ timestamptz(3)
    e timestamp (6) without time zone,
--    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    f timestamp[] -- when
--    ^^^^^^^^^
);
-- fixed
CREATE TABLE app.events (
    a timestamptz,
    b TIMESTAMPTZ NOT NULL DEFAULT now(),
    c timestamptz,
    d timestamptz(3),
    e timestamptz(6),
    f timestamptz[] -- when
);

-- case: a new column, and a new type
ALTER TABLE t ADD COLUMN a timestamp(3) without time zone, ALTER b TYPE timestamp;
--                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
--                                                                      ^^^^^^^^^
-- fixed
ALTER TABLE t ADD COLUMN a timestamptz(3), ALTER b TYPE timestamptz;

-- case: with time zone, and other times
CREATE TABLE t (a timestamptz, b timestamp with time zone, c timestamp(3) with time zone, d date, e time);

-- case: a down script gives back what was there {down}
ALTER TABLE t ALTER COLUMN a TYPE timestamp;

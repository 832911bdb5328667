-- case: each word, with its table or later
CREATE TABLE IF NOT EXISTS visits (
    id bigint PRIMARY KEY,
    a timestamptz DEFAULT 'now()',
--                        ^^^^^^^ 'now()' is worked out once, when this statement runs
    b timestamp NOT NULL DEFAULT 'NOW',
--                               ^^^^^ Write now(), without quotes
    c date DEFAULT 'today',
--                 ^^^^^^^
    d date DEFAULT 'tomorrow'
--                 ^^^^^^^^^^
);
ALTER TABLE visits ADD COLUMN IF NOT EXISTS e date DEFAULT 'yesterday';
--                                                         ^^^^^^^^^^^
ALTER TABLE visits ALTER COLUMN b SET DEFAULT 'now';
--                                            ^^^^^
-- fixed
CREATE TABLE IF NOT EXISTS visits (
    id bigint PRIMARY KEY,
    a timestamptz DEFAULT now(),
    b timestamp NOT NULL DEFAULT now(),
    c date DEFAULT CURRENT_DATE,
    d date DEFAULT CURRENT_DATE + 1
);
ALTER TABLE visits ADD COLUMN IF NOT EXISTS e date DEFAULT CURRENT_DATE - 1;
ALTER TABLE visits ALTER COLUMN b SET DEFAULT now();

-- case: with a cast
CREATE TABLE visits (
    a timestamptz DEFAULT 'now'::timestamptz,
--                        ^^^^^
    b text DEFAULT timestamp 'now'
--                           ^^^^^
);

-- case: what is no such word, or worked out for each row
CREATE TABLE visits (
    a timestamptz DEFAULT now(),
    b timestamptz DEFAULT CURRENT_TIMESTAMP,
    c timestamptz DEFAULT 'now'::text::timestamptz,
    d text DEFAULT 'now',
    e timestamptz DEFAULT '2026-01-01',
    f timestamptz DEFAULT 'infinity',
    g timestamptz DEFAULT 'epoch'
);
ALTER TABLE unknown ALTER COLUMN a SET DEFAULT 'now';
ALTER TABLE visits ALTER COLUMN a DROP DEFAULT;

-- case: a down script gives back what was there {down}
ALTER TABLE visits ADD COLUMN seen_at timestamptz DEFAULT 'now';

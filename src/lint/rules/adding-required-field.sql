-- case: types with an empty value
ALTER TABLE recipes
    ADD COLUMN public boolean NOT NULL,
--                            ^^^^^^^^ This fails as soon as "recipes" has a row: "public" would be NULL in it.
    ADD COLUMN IF NOT EXISTS views bigint not null CHECK (views >= 0),
--                                        ^^^^^^^^
    ADD tags text[] NOT NULL,
--                  ^^^^^^^^
    ADD at timestamptz CONSTRAINT n NOT NULL;
--                     ^^^^^^^^^^^^^^^^^^^^^
-- fixed
ALTER TABLE recipes
    ADD COLUMN public boolean NOT NULL DEFAULT false,
    ADD COLUMN IF NOT EXISTS views bigint not null default 0 CHECK (views >= 0),
    ADD tags text[] NOT NULL DEFAULT '{}',
    ADD at timestamptz CONSTRAINT n NOT NULL DEFAULT now();

-- case: without one, NOT NULL has to wait
ALTER TABLE recipes ADD COLUMN owner uuid NOT NULL REFERENCES owners, ADD mood mood NOT NULL;
--                                        ^^^^^^^^
--                                                                                  ^^^^^^^^
-- fixed
ALTER TABLE recipes ADD COLUMN owner uuid REFERENCES owners, ADD mood mood;

-- case: a default of NULL is none, and a down script fails as well {down}
ALTER TABLE recipes ADD COLUMN public boolean DEFAULT NULL NOT NULL;
--                                                         ^^^^^^^^
-- fixed
ALTER TABLE recipes ADD COLUMN public boolean DEFAULT NULL;

-- case: filled, nullable, and new tables
ALTER TABLE recipes ADD COLUMN public boolean NOT NULL DEFAULT true, ADD COLUMN note text;
ALTER TABLE recipes ADD COLUMN a bigserial NOT NULL, ADD b bigint NOT NULL GENERATED ALWAYS AS IDENTITY;
ALTER TABLE recipes ADD COLUMN c bigint NOT NULL GENERATED ALWAYS AS (a + 1) STORED;
CREATE TABLE pages (id bigint NOT NULL);
ALTER TABLE pages ADD COLUMN public boolean NOT NULL;

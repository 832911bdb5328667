-- case: what is checked, once for all constraints
CREATE DOMAIN shop.email AS text NOT NULL CONSTRAINT at CHECK (VALUE LIKE '%@%') DEFAULT '@';
--                               ^^^^^^^^ every table that uses "shop.email"
CREATE DOMAIN shop.name AS text DEFAULT '' CONSTRAINT filled CHECK (VALUE <> '') NOT NULL;
--                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

-- case: what is not
CREATE DOMAIN email AS text;
CREATE DOMAIN email AS text COLLATE "C" DEFAULT '' NULL;

-- case: a down script gives back what was there {down}
CREATE DOMAIN email AS text NOT NULL;

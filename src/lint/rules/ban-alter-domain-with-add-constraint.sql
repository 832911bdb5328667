-- case: a domain that tables may use
ALTER DOMAIN shop.email ADD CONSTRAINT at CHECK (VALUE LIKE '%@%');
--                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Writes to every table that uses "shop.email" wait
ALTER DOMAIN email ADD NOT NULL;
--                     ^^^^^^^^

-- case: other changes, NOT VALID, and a domain of this script
ALTER DOMAIN email SET NOT NULL;
ALTER DOMAIN email DROP CONSTRAINT at;
ALTER DOMAIN email VALIDATE CONSTRAINT at;
ALTER DOMAIN email ADD CONSTRAINT at CHECK (VALUE LIKE '%@%') NOT VALID;
CREATE DOMAIN fresh AS text;
ALTER DOMAIN fresh ADD CHECK (VALUE <> '');

-- case: a down script puts back what was dropped {down}
ALTER DOMAIN email ADD CONSTRAINT at CHECK (VALUE LIKE '%@%');

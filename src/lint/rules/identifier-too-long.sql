-- case: plain and quoted, in bytes and not in characters
CREATE TABLE "table_very_long_very_long_very_long_very_long_very_long_very_long" (id bigint);
--           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "table_very_long_very_long_very_long_very_long_very_long_very_lo"
ALTER TABLE t RENAME TO table_very_long_very_long_very_long_very_long_very_long_very_long;
--                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
CREATE TABLE "äöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäöü" (id bigint);
--           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "äöüäöüäöüäöüäöüäöüäöüäöüäöüäöüä"
-- fixed
CREATE TABLE "table_very_long_very_long_very_long_very_long_very_long_very_lo" (id bigint);
ALTER TABLE t RENAME TO table_very_long_very_long_very_long_very_long_very_long_very_lo;
CREATE TABLE "äöüäöüäöüäöüäöüäöüäöüäöüäöüäöüä" (id bigint);

-- case: 63 bytes, and texts that are no names
CREATE TABLE "table_very_long_very_long_very_long_very_long_very_long_very_lo" (id bigint);
SELECT 'table_very_long_very_long_very_long_very_long_very_long_very_long';
-- table_very_long_very_long_very_long_very_long_very_long_very_long

-- case: words that could be said of any
-- file: 20240102030405_fix/up.sql
SELECT 1;
--^^^^^^^ "fix" could be said of any migration
-- file: 20240102030406_update_schema_2/up.sql
SELECT 1;
--^^^^^^^

-- case: what it does
-- file: 20240102030405_fix_order_totals/up.sql
SELECT 1;

-- case: an old view
REFRESH MATERIALIZED VIEW totals;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ reads of it wait
refresh materialized view billing.totals with data;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "billing.totals"
-- fixed
REFRESH MATERIALIZED VIEW CONCURRENTLY totals;
refresh materialized view concurrently billing.totals with data;

-- case: one that the script has made, one that is emptied, and one that is right
CREATE MATERIALIZED VIEW fresh AS SELECT 1 WITH NO DATA;
REFRESH MATERIALIZED VIEW fresh;
REFRESH MATERIALIZED VIEW totals WITH NO DATA;
REFRESH MATERIALIZED VIEW CONCURRENTLY totals;

-- case: a down script {down}
REFRESH MATERIALIZED VIEW totals;

-- case: every row
DELETE FROM s.sessions;
--^^^^^^^^^^^^^^^^^^^^ Every row of "s.sessions" is deleted

-- case: some rows, rows that match others, all rows on purpose, and a table of this script
DELETE FROM sessions WHERE expires_at < now();
DELETE FROM sessions USING users WHERE sessions.user_id = users.id;
DELETE FROM sessions WHERE true;
CREATE TEMP TABLE scratch (id bigint);
DELETE FROM scratch;

-- case: a down script is there for it {down}
DELETE FROM sessions;

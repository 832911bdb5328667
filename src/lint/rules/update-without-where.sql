-- case: every row
UPDATE users SET email = lower(email);
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Every row of "users" is rewritten

-- case: other tables say nothing of which rows
UPDATE users SET plan = p.name FROM plans p JOIN offers o ON o.plan_id = p.id;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

-- case: some rows, rows joined with others, all rows on purpose, and a table of this script
UPDATE users SET email = lower(email) WHERE email <> lower(email);
UPDATE users SET plan = p.name FROM plans p WHERE p.id = users.plan_id;
UPDATE users SET active = true WHERE true;
CREATE TABLE plans (id bigint);
UPDATE plans SET id = id + 1;

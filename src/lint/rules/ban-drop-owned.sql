-- case: of a role, and of whoever runs it
DROP OWNED BY app, "Old App";
--^^^^^^^^^^^^^^^^^^^^^^^^^^ is dropped, tables with their rows
DROP OWNED BY CURRENT_USER CASCADE;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the current role

-- case: given to another
REASSIGN OWNED BY app TO admin;

-- case: a down script {down}
DROP OWNED BY app;

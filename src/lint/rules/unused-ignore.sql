-- case: nothing to ignore
-- squawk-ignore ban-char-field
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ban-char-field has nothing to say here
CREATE TABLE IF NOT EXISTS t (a text);
-- fixed
CREATE TABLE IF NOT EXISTS t (a text);

-- case: two names, and nothing to ignore for either
-- squawk-ignore ban-char-field, ban-drop-column
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ban-char-field, ban-drop-column have nothing to say here
CREATE TABLE IF NOT EXISTS t (a text);
-- fixed
CREATE TABLE IF NOT EXISTS t (a text);

-- case: one name of three, and two of three
-- squawk-ignore ban-drop-column, ban-char-field, syntax-error -- why
--               ^^^^^^^^^^^^^^^ ban-drop-column
ALTER TABLE t ALTER COLUMN a TYPE char(3);
-- squawk-ignore ban-drop-column, ban-char-field,syntax-error -- why
--                                ^^^^^^^^^^^^^^ ban-char-field
ALTER TABLE t DROP COLUMN b;
-- fixed
-- squawk-ignore ban-char-field, syntax-error -- why
ALTER TABLE t ALTER COLUMN a TYPE char(3);
-- squawk-ignore ban-drop-column,syntax-error -- why
ALTER TABLE t DROP COLUMN b;

-- case: a name that is not known
-- squawk-ignore drop-column, nonsense
--               ^^^^^^^^^^^ There is no rule "drop-column"
--                            ^^^^^^^^ There is no rule "nonsense"
SELECT 1; -- staircase-ignore ban-char-feild: a slip
--                            ^^^^^^^^^^^^^^ Write ban-char-field

-- case: no name at all
-- squawk-ignore
--^^^^^^^^^^^^^^ names no rule
SELECT 1;
-- fixed
SELECT 1;

-- case: of a whole file
/* staircase-ignore-file ban-char-field: why */
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ nothing to say in this file
ALTER TABLE t DROP COLUMN b; -- squawk-ignore-file ban-drop-column
-- fixed
ALTER TABLE t DROP COLUMN b; -- squawk-ignore-file ban-drop-column

-- case: used
-- squawk-ignore ban-drop-column -- why
ALTER TABLE t
    ADD COLUMN c text,
    DROP COLUMN b;
ALTER TABLE t
    DROP COLUMN b; -- staircase-ignore ban-drop-column
ALTER TABLE t
    -- staircase-ignore ban-drop-column: why
    -- and more about it
    DROP COLUMN
        b,
    ADD COLUMN c text;

-- case: a rule that does not look at such a script is not in vain {down}
-- squawk-ignore ban-drop-column
DROP TABLE IF EXISTS t;

-- case: the parser's errors, which no rule finds
-- squawk-ignore syntax-error
SELECT 1;
-- staircase-ignore-file syntax-error

-- case: a file that is ignored as a whole {plain}
-- squawk-ignore-file
SELECT 1;

-- case: a comment that ignores such a comment
-- squawk-ignore-file unused-ignore
-- squawk-ignore nonsense
SELECT 1;

-- case: names without a comma
-- staircase-ignore ban-drop-column ban-drop-table
--                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Put a comma between names, and a colon before the reason
SELECT 1;

-- case: no place
ALTER TYPE my_enum ADD VALUE 'new_value';
--                 ^^^^^^^^^^^^^^^^^^^^^ The value 'new_value' is put last
ALTER TYPE s.my_enum ADD VALUE IF NOT EXISTS 'other';
--                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

-- case: a place, and a new name
ALTER TYPE my_enum ADD VALUE 'new_value' BEFORE 'old_value';
ALTER TYPE my_enum ADD VALUE IF NOT EXISTS 'new_value' AFTER 'old_value';
ALTER TYPE my_enum RENAME VALUE 'a' TO 'b';

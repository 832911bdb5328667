-- case: an old table
ALTER TABLE bookings ADD CONSTRAINT no_overlap EXCLUDE USING gist (room WITH =, during WITH &&), ADD note text;
--                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Reads and writes of "bookings" wait while the index is built

-- case: new tables
CREATE TABLE bookings (room bigint, during tstzrange, EXCLUDE USING gist (room WITH =, during WITH &&));
CREATE TABLE visits (room bigint, during tstzrange);
ALTER TABLE visits ADD EXCLUDE USING gist (during WITH &&);

-- case: a down script puts back what was dropped {down}
ALTER TABLE bookings ADD EXCLUDE USING gist (during WITH &&);

-- case: with everything in it, and only when it is empty
DROP SCHEMA IF EXISTS billing, audit CASCADE;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Every object in "billing" and "audit" is dropped
DROP SCHEMA billing;
--^^^^^^^^^^^^^^^^^ fails as long as anything is in it

-- case: other objects
DROP TYPE mood;

-- case: a down script is there for it {down}
DROP SCHEMA IF EXISTS billing;

-- case: a schema of this script, for its own use
CREATE SCHEMA scratch;
CREATE SCHEMA other;
DROP SCHEMA other CASCADE;
DROP SCHEMA scratch, audit;
--^^^^^^^^^^^^^^^^^^^^^^^^ Clients that use what is in "audit"

-- case: each form
DROP DATABASE shop;
--^^^^^^^^^^^^^^^^ Everything in the database "shop" is lost
drop database if exists "Shop" with (force);
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

-- case: creating one is not this rule's matter
CREATE DATABASE shop;

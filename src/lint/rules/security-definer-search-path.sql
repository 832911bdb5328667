-- case: no search_path
CREATE OR REPLACE FUNCTION admin.reset(id bigint) RETURNS void
    LANGUAGE sql SECURITY DEFINER AS $$ DELETE FROM admin.tokens $$;
--               ^^^^^^^^^^^^^^^^ "admin.reset" runs with the rights of its owner
-- fixed
CREATE OR REPLACE FUNCTION admin.reset(id bigint) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$ DELETE FROM admin.tokens $$;

-- case: a search_path of its own, and the caller's rights
CREATE FUNCTION a() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$ $$;
CREATE FUNCTION b() RETURNS void LANGUAGE sql SECURITY INVOKER AS $$ SELECT 'security definer' $$;
CREATE FUNCTION c() RETURNS void LANGUAGE sql AS $$ $$;

-- case: a function that becomes so, with and without a search_path
-- file: 20240102030404_add_functions/up.sql
CREATE FUNCTION pinned() RETURNS void LANGUAGE sql SET search_path = '' AS $$ $$;
CREATE FUNCTION loose() RETURNS void LANGUAGE sql AS $$ $$;

-- file: 20240102030405_add_case/up.sql
ALTER FUNCTION pinned() SECURITY DEFINER;
ALTER FUNCTION loose() SECURITY DEFINER;
--                     ^^^^^^^^^^^^^^^^ "loose" runs with the rights of its owner
ALTER FUNCTION loose() SECURITY INVOKER;
-- fixed
-- file: 20240102030404_add_functions/up.sql
CREATE FUNCTION pinned() RETURNS void LANGUAGE sql SET search_path = '' AS $$ $$;
CREATE FUNCTION loose() RETURNS void LANGUAGE sql AS $$ $$;

-- file: 20240102030405_add_case/up.sql
ALTER FUNCTION pinned() SECURITY DEFINER;
ALTER FUNCTION loose() SECURITY DEFINER SET search_path = '';
ALTER FUNCTION loose() SECURITY INVOKER;

-- case: it is set behind it
CREATE FUNCTION a() RETURNS void LANGUAGE sql SECURITY DEFINER AS $$ $$;
ALTER FUNCTION a() SET search_path = '';

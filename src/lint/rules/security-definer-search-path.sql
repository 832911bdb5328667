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

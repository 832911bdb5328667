-- {{description}}
-- Version: {{version}}
-- Created: {{date}}

-- With an empty search_path nobody can put another object in the way: write the schema of all
-- that is not PostgreSQL's own, as in public.orders.
CREATE OR REPLACE FUNCTION {{function:set_updated_at}}()
RETURNS trigger
LANGUAGE plpgsql
SET search_path = ''
AS $function$
BEGIN
    NEW.{{column:updated_at}} := now();
    RETURN NEW;
END
$function$;

COMMENT ON FUNCTION {{function:set_updated_at}}() IS '{{meaning:What it is for}}';

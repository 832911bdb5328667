-- Rollback for {{description}}
-- Version: {{version}}

-- PostgreSQL cannot take a value out of an enum type, so the type is built anew without it and
-- every column of the type is converted. That rewrites those tables while nobody can use them.
-- It stops, and changes nothing, while a row still holds the value, or when a view, a function
-- or the condition of an index or a check depends on the type: drop and create those around it.
SET LOCAL lock_timeout = '5s';

DO $rebuild$
DECLARE
    enum_name CONSTANT text := '{{type:order_status}}';
    removed CONSTANT text := '{{value:archived}}';
    old_name CONSTANT text := enum_name || '_old';
    old_type CONSTANT regtype := to_regtype(quote_ident(enum_name));
    labels text;
    conversions text;
BEGIN
    IF NOT EXISTS (SELECT FROM pg_enum WHERE enumtypid = old_type AND enumlabel = removed) THEN
        RETURN;
    END IF;

    SELECT string_agg(quote_literal(enumlabel), ', ' ORDER BY enumsortorder) INTO labels
    FROM pg_enum
    WHERE enumtypid = old_type AND enumlabel <> removed;

    -- Written down before the type is renamed, so that the defaults name the type to come.
    SELECT string_agg(
        format(
            'ALTER TABLE %1$s ALTER COLUMN %2$I DROP DEFAULT, '
            'ALTER COLUMN %2$I TYPE %3$I USING %2$I::text::%3$I',
            attrelid::regclass, attname, enum_name
        )
        || coalesce(
            format(', ALTER COLUMN %I SET DEFAULT ', attname) || pg_get_expr(adbin, adrelid), ''
        ),
        '; '
    ) INTO conversions
    FROM pg_attribute
    JOIN pg_class ON pg_class.oid = attrelid AND relkind IN ('r', 'p')
    LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
    WHERE atttypid = old_type AND attinhcount = 0 AND NOT attisdropped;

    EXECUTE format('ALTER TYPE %I RENAME TO %I', enum_name, old_name);
    EXECUTE format('CREATE TYPE %I AS ENUM (%s)', enum_name, labels);
    IF conversions IS NOT NULL THEN
        EXECUTE conversions;
    END IF;
    EXECUTE format('DROP TYPE %I', old_name);
END
$rebuild$;

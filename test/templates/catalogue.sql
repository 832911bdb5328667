-- One line for everything a migration can leave behind, PostgreSQL's own objects left out.
WITH ours AS (
    SELECT oid, nspname FROM pg_namespace
    WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
)
SELECT format('schema %s', nspname) AS line FROM ours
UNION ALL
SELECT format('extension %s %s', extname, extversion) FROM pg_extension
UNION ALL
SELECT format('relation %s %s', relkind, pg_class.oid::regclass)
FROM pg_class JOIN ours ON ours.oid = relnamespace
UNION ALL
SELECT format(
    'column %s.%s %s %s not null=%s identity=%s generated=%s default=%s', attrelid::regclass,
    row_number() OVER (PARTITION BY attrelid ORDER BY attnum), attname,
    format_type(atttypid, atttypmod), attnotnull, attidentity, attgenerated,
    pg_get_expr(adbin, adrelid)
)
FROM pg_attribute
JOIN pg_class ON pg_class.oid = attrelid
JOIN ours ON ours.oid = relnamespace
LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
WHERE attnum > 0 AND NOT attisdropped
UNION ALL
SELECT format(
    'constraint %s %s %s valid=%s', conrelid::regclass, conname,
    pg_get_constraintdef(pg_constraint.oid), convalidated
)
FROM pg_constraint JOIN ours ON ours.oid = connamespace
UNION ALL
SELECT format('index %s valid=%s', pg_get_indexdef(indexrelid), indisvalid)
FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid JOIN ours ON ours.oid = relnamespace
UNION ALL
SELECT format('view %s %s', pg_class.oid::regclass, pg_get_viewdef(pg_class.oid))
FROM pg_class JOIN ours ON ours.oid = relnamespace
WHERE relkind IN ('v', 'm')
UNION ALL
SELECT format('function %s', pg_get_functiondef(pg_proc.oid))
FROM pg_proc JOIN ours ON ours.oid = pronamespace
WHERE prokind IN ('f', 'p')
UNION ALL
SELECT format('trigger %s', pg_get_triggerdef(oid)) FROM pg_trigger WHERE NOT tgisinternal
UNION ALL
SELECT format('type %s %s (%s)', pg_type.oid::regtype, typtype, (
    SELECT string_agg(enumlabel, ', ' ORDER BY enumsortorder)
    FROM pg_enum WHERE enumtypid = pg_type.oid
))
FROM pg_type JOIN ours ON ours.oid = typnamespace
UNION ALL
SELECT format('comment on %s: %s', pg_describe_object(classoid, objoid, objsubid), description)
FROM pg_description WHERE objoid >= 16384
ORDER BY line;

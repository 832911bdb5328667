-- One line for everything that a generated down script must put back. Columns are without their
-- places: one that comes back comes back as the last. Options and privileges are in any order, and
-- privileges that all objects have are as good as none.
WITH ours AS (
    SELECT oid, nspname FROM pg_namespace
    WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
)
SELECT format('schema %s %s', nspname, (SELECT nullif(
        (SELECT array_agg(it::text ORDER BY it::text) FROM unnest(nspacl) AS it),
        (SELECT array_agg(it::text ORDER BY it::text) FROM unnest(acldefault('n', nspowner)) AS it)
    ))) AS line FROM pg_namespace JOIN ours USING (oid, nspname)
UNION ALL
SELECT format('extension %s in %s', extname, extnamespace::regnamespace) FROM pg_extension
UNION ALL
SELECT format(
    'relation %s %s options=%s rls=%s/%s replica=%s persistence=%s acl=%s owner=%s partition=%s', relkind,
    pg_class.oid::regclass, (SELECT array_agg(it ORDER BY it) FROM unnest(reloptions) AS it), relrowsecurity, relforcerowsecurity, relreplident,
    relpersistence, (SELECT nullif(
        (SELECT array_agg(it::text ORDER BY it::text) FROM unnest(relacl) AS it),
        (SELECT array_agg(it::text ORDER BY it::text) FROM unnest(acldefault(CASE relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", relowner)) AS it)
    )),
    relowner::regrole, pg_get_expr(relpartbound, pg_class.oid)
)
FROM pg_class JOIN ours ON ours.oid = relnamespace
UNION ALL
SELECT format(
    'column %s.%s %s not null=%s identity=%s generated=%s default=%s statistics=%s acl=%s',
    attrelid::regclass, attname, format_type(atttypid, atttypmod), attnotnull, attidentity,
    attgenerated, pg_get_expr(adbin, adrelid), coalesce(attstattarget, -1), attacl
) || coalesce(attfdwoptions::text, '')
FROM pg_attribute
JOIN pg_class ON pg_class.oid = attrelid
JOIN ours ON ours.oid = relnamespace
LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
WHERE attnum > 0 AND NOT attisdropped AND relkind <> 'i'
UNION ALL
SELECT format(
    'constraint %s %s %s %s valid=%s', conrelid::regclass, contypid::regtype, conname,
    pg_get_constraintdef(pg_constraint.oid), convalidated
)
FROM pg_constraint JOIN ours ON ours.oid = connamespace
WHERE contype <> 'n' OR contypid <> 0
UNION ALL
SELECT format('index %s valid=%s clustered=%s statistics=%s', pg_get_indexdef(indexrelid), indisvalid, indisclustered, (
    SELECT string_agg(format('%s:%s', attnum, attstattarget), ',' ORDER BY attnum)
    FROM pg_attribute WHERE attrelid = indexrelid AND attstattarget <> -1
))
FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid JOIN ours ON ours.oid = relnamespace
UNION ALL
SELECT format('sequence %s %s', seqrelid::regclass, to_jsonb(pg_sequence) - 'seqrelid') FROM pg_sequence
UNION ALL
SELECT format('owned %s by %s', objid::regclass, pg_describe_object(refclassid, refobjid, refobjsubid))
FROM pg_depend WHERE deptype = 'a' AND classid = 'pg_class'::regclass AND refobjsubid > 0
    AND objid IN (SELECT seqrelid FROM pg_sequence)
UNION ALL
SELECT format('inherits %s from %s', inhrelid::regclass, inhparent::regclass) FROM pg_inherits
UNION ALL
SELECT format('view %s %s', pg_class.oid::regclass, pg_get_viewdef(pg_class.oid))
FROM pg_class JOIN ours ON ours.oid = relnamespace
WHERE relkind IN ('v', 'm')
UNION ALL
SELECT format('routine %s %s %s %s', oid::regprocedure, prokind, prosrc, proconfig) || provolatile::text
    || coalesce((SELECT nullif(
        (SELECT array_agg(it::text ORDER BY it::text) FROM unnest(proacl) AS it),
        (SELECT array_agg(it::text ORDER BY it::text) FROM unnest(acldefault('f', proowner)) AS it)
    ))::text, '')
FROM pg_proc WHERE pronamespace IN (SELECT oid FROM ours)
UNION ALL
SELECT format('trigger %s enabled=%s', pg_get_triggerdef(oid), tgenabled) FROM pg_trigger
WHERE NOT tgisinternal
UNION ALL
SELECT format('event trigger %s %s', evtname, evtenabled) FROM pg_event_trigger
UNION ALL
SELECT format('rule %s', pg_get_ruledef(pg_rewrite.oid)) FROM pg_rewrite WHERE oid >= 16384
UNION ALL
SELECT format('policy %s', to_jsonb(pg_policies)) FROM pg_policies
UNION ALL
SELECT format('type %s %s (%s) default=%s not null=%s', pg_type.oid::regtype, typtype, (
    SELECT string_agg(enumlabel, ', ' ORDER BY enumsortorder)
    FROM pg_enum WHERE enumtypid = pg_type.oid
), typdefault, typnotnull)
FROM pg_type JOIN ours ON ours.oid = typnamespace
UNION ALL
SELECT format('statistics %s', pg_get_statisticsobjdef(oid)) FROM pg_statistic_ext
UNION ALL
SELECT format('publication %s %s', pubname, (
    SELECT string_agg(prrelid::regclass::text, ',' ORDER BY 1) FROM pg_publication_rel WHERE prpubid = pg_publication.oid
)) FROM pg_publication
UNION ALL
SELECT format('cast %s to %s by %s %s', castsource::regtype, casttarget::regtype, castfunc::regprocedure, castcontext) FROM pg_cast WHERE oid >= 16384
UNION ALL
SELECT format(
    'operator %s %s %s %s %s %s %s', oid::regoperator, oprcode, oprcom::regoperator, oprrest, oprjoin, oprcanhash, oprowner::regrole
) FROM pg_operator WHERE oid >= 16384
UNION ALL
SELECT format('collation %s', oid::regcollation) FROM pg_collation WHERE oid >= 16384
UNION ALL
SELECT format('operator class %s for %s by %s', opcname, opcintype::regtype, opcowner::regrole)
FROM pg_opclass WHERE oid >= 16384
UNION ALL
SELECT format('operator family %s', opfname) FROM pg_opfamily WHERE oid >= 16384
UNION ALL
SELECT format('conversion %s %s', conname, conproc) FROM pg_conversion WHERE oid >= 16384
UNION ALL
SELECT format('access method %s %s', amname, amhandler) FROM pg_am WHERE oid >= 16384
UNION ALL
SELECT format('large object %s', oid) FROM pg_largeobject_metadata
UNION ALL
SELECT format('text search %s %s', oid::regconfig, (
    SELECT string_agg(format('%s.%s:%s', maptokentype, mapseqno, mapdict::regdictionary), ',' ORDER BY maptokentype, mapseqno)
    FROM pg_ts_config_map WHERE mapcfg = pg_ts_config.oid
)) FROM pg_ts_config WHERE oid >= 16384
UNION ALL
SELECT format('dictionary %s %s', oid::regdictionary, dictinitoption) FROM pg_ts_dict WHERE oid >= 16384
UNION ALL
SELECT format('server %s %s', srvname, srvoptions) FROM pg_foreign_server
UNION ALL
SELECT format('wrapper %s %s', fdwname, fdwoptions) FROM pg_foreign_data_wrapper
UNION ALL
SELECT format('default privileges %s %s %s %s', defaclrole::regrole, defaclnamespace::regnamespace, defaclobjtype, defaclacl)
FROM pg_default_acl
UNION ALL
SELECT format('comment on %s: %s', pg_describe_object(classoid, objoid, objsubid), description)
FROM pg_description WHERE objoid >= 16384
ORDER BY line;

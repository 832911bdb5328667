/** Checks what a COMMIT would check. */
export const CHECK_NOW = 'SET CONSTRAINTS ALL IMMEDIATE';

/** A transaction begins with each constraint as it was declared. */
export const AS_DECLARED = `DO LANGUAGE plpgsql $$ DECLARE it text; BEGIN
  FOR it IN SELECT pg_catalog.format('SET CONSTRAINTS %I.%I DEFERRED', n.nspname, c.conname)
    FROM pg_catalog.pg_constraint c JOIN pg_catalog.pg_namespace n ON n.oid = c.connamespace
    WHERE c.condeferred
  LOOP EXECUTE it; END LOOP; END $$`;

import type { Session } from '../database/session.ts';

/**
 * Makes a session as good as new, as DISCARD ALL does, but keeps what we have prepared in it: to
 * prepare and plan the query for the catalogue again takes as long as to run it three times.
 */
export async function asNew(session: Session): Promise<void> {
  if (!session.ended) await session.script(AS_NEW);
}

/** Source: the manual's page of DISCARD, which says what ALL stands for. */
const AS_NEW = `CLOSE ALL;
  SET SESSION AUTHORIZATION DEFAULT;
  RESET ALL;
  UNLISTEN *;
  SELECT pg_catalog.pg_advisory_unlock_all();
  DISCARD TEMP;
  DISCARD SEQUENCES;
  DO LANGUAGE plpgsql $$ DECLARE it text; BEGIN
    FOR it IN SELECT name FROM pg_catalog.pg_prepared_statements
      WHERE NOT pg_catalog.starts_with(name, 'staircase_')
    LOOP EXECUTE pg_catalog.format('DEALLOCATE %I', it); END LOOP; END $$`;

import { readApart } from '../../database/readApart.ts';
import type { Row, Session } from '../../database/session.ts';

/** Scripts may set what decides how values are written, and rows read before and after must compare. */
const PLAIN = `SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO'; SET LOCAL IntervalStyle = 'iso_8601';
  SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 1; SET LOCAL search_path = '';
  SET LOCAL standard_conforming_strings = on`;

/** Reads with settings that are always the same, and leaves the session's alone. */
export function plainly(session: Session, query: string): Promise<readonly Row[]> {
  return readApart(session, PLAIN, query);
}

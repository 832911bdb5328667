import type { ConnectionParameters } from '../target.ts';

/** What is in the startup message besides the parameters of the connection. */
export interface StartupOptions {
  /** What `pg_stat_activity` shows unless the URL names another. */
  readonly applicationName: string;
  /** Absent: UTC, as in a session of sqlx. */
  readonly timeZone?: string;
}

/**
 * The startup message's parameters, as sqlx sends them (sqlx.md, section 9), so that a migration
 * finds the same session settings here and there. The `client_encoding` UTF8 is added by pg.
 */
export function startupParameters(
  parameters: ConnectionParameters,
  { applicationName, timeZone = 'UTC' }: StartupOptions,
): Record<string, string> {
  return {
    user: parameters.user,
    database: parameters.database,
    DateStyle: 'ISO, MDY',
    TimeZone: timeZone,
    extra_float_digits: '2',
    application_name: parameters.applicationName ?? applicationName,
    ...(parameters.options && { options: parameters.options }),
  };
}

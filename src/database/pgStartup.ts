import type { ConnectionParameters } from './target.ts';

/**
 * The startup message's parameters, as sqlx sends them (sqlx.md, section 9), so that a migration
 * finds the same session settings here and there. The `client_encoding` UTF8 is added by pg.
 */
export function startupParameters(
  parameters: ConnectionParameters,
  applicationName: string,
): Record<string, string> {
  return {
    user: parameters.user,
    database: parameters.database,
    DateStyle: 'ISO, MDY',
    TimeZone: 'UTC',
    extra_float_digits: '2',
    application_name: parameters.applicationName ?? applicationName,
    ...(parameters.options && { options: parameters.options }),
  };
}

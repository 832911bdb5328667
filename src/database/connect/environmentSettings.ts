import type { Env } from '../env.ts';
import type { Setting, Settings } from './connectionSettings.ts';

const VARIABLES = {
  PGHOST: 'host',
  PGHOSTADDR: 'hostaddr',
  PGPORT: 'port',
  PGUSER: 'user',
  PGPASSWORD: 'password',
  PGPASSFILE: 'passfile',
  PGDATABASE: 'dbname',
  PGSSLMODE: 'sslmode',
  PGSSLROOTCERT: 'sslrootcert',
  PGSSLCERT: 'sslcert',
  PGSSLKEY: 'sslkey',
  PGCHANNELBINDING: 'channel_binding',
  PGOPTIONS: 'options',
  PGAPPNAME: 'application_name',
  PGCONNECT_TIMEOUT: 'connect_timeout',
} as const;

/** The settings that libpq takes from variables; empty ones count as unset. */
export function environmentSettings(env: Env): Settings {
  const settings = new Map<string, Setting>();
  for (const [name, keyword] of Object.entries(VARIABLES)) {
    const value = env[name];
    if (value) settings.set(keyword, { name: `the variable ${name}`, value });
  }
  return settings;
}

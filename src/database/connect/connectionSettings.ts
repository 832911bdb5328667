import { ConnectionError } from '../failure.ts';
import type { SslMode } from '../target.ts';

/** A value of a connection string or a variable, with the name under which a person knows it. */
export interface Setting {
  readonly name: string;
  readonly value: string;
}

/** Settings by libpq's keyword, such as `host` or `sslmode`. */
export type Settings = ReadonlyMap<string, Setting>;

const SSL_MODES: readonly SslMode[] = [
  'disable',
  'allow',
  'prefer',
  'require',
  'verify-ca',
  'verify-full',
];

/** The error for a connection string that cannot be used. Never shows a part of it but keywords. */
export function badUrl(what: string, advice?: string): ConnectionError {
  return new ConnectionError(
    'bad-url',
    `The connection URL cannot be used: ${what}.`,
    advice ??
      'Write it as postgres://user:password@host:5432/database, with special characters percent-encoded (@ as %40, / as %2F).',
  );
}

export function portOf(setting: Setting | undefined): number {
  if (!setting?.value) return 5432;
  const port = /^\d{1,5}$/.test(setting.value) ? Number(setting.value) : 0;
  if (port < 1 || port > 65535) {
    throw badUrl(
      `${setting.name} is not a number from 1 to 65535`,
      'Correct the port; if the password contains / ? or #, percent-encode it (%2F, %3F, %23).',
    );
  }
  return port;
}

export function sslModeOf(setting: Setting | undefined): SslMode {
  if (!setting) return 'prefer';
  const mode = SSL_MODES.find((it) => it === setting.value.toLowerCase());
  if (mode) return mode;
  throw badUrl(`${setting.name} is not known`, `Use one of ${SSL_MODES.join(', ')}.`);
}

/** Whole seconds; libpq takes 0 and less for "wait for ever". */
export function secondsOf(setting: Setting): number {
  if (!/^\s*-?\d{1,9}\s*$/.test(setting.value)) {
    throw badUrl(`${setting.name} is not a number of seconds`, 'Write it like connect_timeout=10.');
  }
  return Math.max(0, Number(setting.value));
}

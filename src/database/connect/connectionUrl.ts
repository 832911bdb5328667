import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import type { Env } from '../env.ts';
import { isUnixSocket } from '../role.ts';
import type { ConnectionParameters } from '../target.ts';
import {
  badUrl,
  portOf,
  type Setting,
  type Settings,
  secondsOf,
  sslModeOf,
} from './connectionSettings.ts';
import { conninfoSettings } from './conninfoSettings.ts';
import { environmentSettings } from './environmentSettings.ts';
import { defaultPasswordFile } from './passwordFile.ts';
import { severalHosts, splitUrl, urlSettings } from './urlSettings.ts';

/** Settings that change whom we trust, and that we would have to ignore. */
const UNSUPPORTED = ['service', 'require_auth', 'sslcrl', 'sslcrldir', 'sslpassword'];

/**
 * Everything a connection needs from a URL or a list of keyword=value, in the forms that sqlx and
 * libpq take; `PG*` variables fill what it leaves open. Throws `ConnectionError` ('bad-url').
 * Source: PostgreSQL's manual, sections 32.1.1 and 32.15.
 */
export function parseConnectionUrl(url: string, env: Env): ConnectionParameters {
  const named = readSettings(url.trim());
  const unsupported = UNSUPPORTED.find((keyword) => named.has(keyword));
  if (unsupported) throw badUrl(`${unsupported} is not supported`, `Remove ${unsupported}.`);
  const settings = withDefaults(named, environmentSettings(env));
  return toParameters(settings, env);
}

/** The same URL or list without its password, also where it cannot be parsed. */
export function withoutPassword(url: string): string {
  const text = url.trim();
  if (!text.includes('://')) {
    return text
      .replace(/\b(password|sslpassword)\s*=\s*('(?:[^'\\]|\\.)*'?|(?:[^\s\\]|\\.)*)\s*/gi, '')
      .trim();
  }
  const [head, ...query] = withoutUserPassword(text).split('?');
  const kept = query
    .join('?')
    .split('&')
    .filter((pair) => !/^(ssl)?password=/i.test(pair));
  return kept.join('&') === '' ? `${head}` : `${head}?${kept.join('&')}`;
}

/** A connection for people and logs, as a URL without a password. */
export function describeConnection(parameters: ConnectionParameters): string {
  const user = encodeURIComponent(parameters.user);
  const database = encodeURIComponent(parameters.database);
  const { host, port } = parameters;
  if (isUnixSocket(host)) return `postgres://${user}@/${database}?host=${host}&port=${port}`;
  const address = host.includes(':') ? `[${host}]` : host;
  return `postgres://${user}@${address}:${port}/${database}`;
}

function readSettings(text: string): Map<string, Setting> {
  const isList = !text.includes('://') && text.includes('=');
  return isList ? conninfoSettings(text) : urlSettings(text);
}

/** libpq would take PGHOSTADDR even for a URL that names its host, and so go elsewhere; we do not. */
function withDefaults(named: Settings, environment: Settings): Settings {
  const settings = new Map([...environment, ...named]);
  if (named.has('host') && !named.has('hostaddr')) settings.delete('hostaddr');
  return settings;
}

function toParameters(settings: Settings, env: Env): ConnectionParameters {
  const user = settings.get('user')?.value ?? operatingSystemUser(env);
  const port = portOf(settings.get('port'));
  const timeout = settings.get('connect_timeout');
  return {
    ...hostOf(settings, port),
    port,
    user,
    database: settings.get('dbname')?.value ?? user,
    ...optional('password', settings.get('password')?.value),
    ...optional('passwordFile', settings.get('passfile')?.value ?? defaultPasswordFile(env)),
    sslMode: sslModeOf(settings.get('sslmode')),
    ...optional('sslRootCert', settings.get('sslrootcert')?.value),
    ...optional('sslCert', settings.get('sslcert')?.value),
    ...optional('sslKey', settings.get('sslkey')?.value),
    ...(settings.get('channel_binding')?.value === 'require' && { channelBinding: 'require' }),
    ...optional('options', settings.get('options')?.value),
    ...optional('applicationName', settings.get('application_name')?.value),
    ...(timeout && { connectTimeout: secondsOf(timeout) }),
  };
}

function hostOf(settings: Settings, port: number): { host: string; hostAddress?: string } {
  const host = settings.get('host')?.value;
  const address = settings.get('hostaddr')?.value;
  if (`${host}${address}`.includes(',')) throw severalHosts();
  if (!address) return { host: host ?? defaultHost(port) };
  return host ? { host, hostAddress: address } : { host: address };
}

/** As sqlx: the unix socket of a server on this machine if there is one, else `localhost`. */
function defaultHost(port: number): string {
  const directories = ['/var/run/postgresql', '/private/tmp', '/tmp'];
  return directories.find((it) => existsSync(`${it}/.s.PGSQL.${port}`)) ?? 'localhost';
}

function operatingSystemUser(env: Env): string {
  try {
    return userInfo().username;
  } catch {
    // A user id without an entry in the system's list, as in some containers.
    const name = env['USER'] ?? env['USERNAME'];
    if (name) return name;
    throw badUrl('it names no user', 'Add the user: postgres://user@host/database.');
  }
}

function withoutUserPassword(text: string): string {
  try {
    const { user, password } = splitUrl(text);
    if (password === undefined) return text;
    const start = text.indexOf('://') + 3 + (user ?? '').length;
    return text.slice(0, start) + text.slice(start + 1 + password.length);
  } catch {
    return text.replace(/^([^:]*:\/\/[^:@/?]*):.*@/s, '$1@');
  }
}

function optional<K extends string>(key: K, value: string | undefined) {
  return (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: string };
}

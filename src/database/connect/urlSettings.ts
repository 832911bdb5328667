import { badUrl, type Setting } from './connectionSettings.ts';
import { refuseMisspeltSslmode } from './misspeltSslmode.ts';

/** A connection URL cut at its separators, nothing decoded. */
export interface UrlParts {
  readonly scheme: string;
  readonly user: string | undefined;
  readonly password: string | undefined;
  readonly host: string;
  readonly port: string | undefined;
  readonly path: string | undefined;
  readonly query: readonly UrlPair[];
}

export interface UrlPair {
  readonly text: string;
  /** libpq's keyword, decoded. */
  readonly keyword: string;
  readonly value: string;
}

/** What sqlx calls differently from libpq. */
const ALIASES: Readonly<Record<string, string>> = {
  'ssl-mode': 'sslmode',
  'ssl-root-cert': 'sslrootcert',
  'ssl-ca': 'sslrootcert',
  'ssl-cert': 'sslcert',
  'ssl-key': 'sslkey',
};

/**
 * The settings of a URL as sqlx and libpq both read it. Unknown parameters are ignored, as sqlx
 * does: other tools' (`schema`, `pool`) often stand in the same DATABASE_URL.
 * Source: PostgreSQL's manual, section 32.1.1.2; sqlx-postgres/src/options/parse.rs.
 */
export function urlSettings(text: string): Map<string, Setting> {
  const parts = splitUrl(text);
  const settings = new Map<string, Setting>();
  const set = (keyword: string, name: string, value: string | undefined) => {
    if (value) settings.set(keyword, { name, value: decode(value, name) });
  };
  set('user', 'the user', parts.user);
  set('password', 'the password', parts.password);
  set('host', 'the host', parts.host);
  set('port', 'the port', parts.port);
  set('dbname', 'the database', parts.path);
  for (const { keyword, value } of parts.query) set(keyword, keyword, value);
  const options = optionsOf(parts.query);
  if (options) settings.set('options', { name: 'options', value: options });
  return settings;
}

/**
 * Cuts a URL; throws for what cannot be one. The last `@` ends the password, and what follows a `#`
 * behind the host does not count, as in sqlx.
 */
export function splitUrl(text: string): UrlParts {
  const [, scheme, authority = '', path, query = '', fragment = ''] =
    /^(postgres|postgresql):\/\/([^/?]*)(?:\/([^?#]*))?(?:\?([^#]*))?(#.*)?$/is.exec(text) ?? [];
  if (!scheme) throw badUrl(schemeProblem(text));
  if (fragment.includes('@')) throw strayAt();
  const at = authority.lastIndexOf('@');
  const pairs = query === '' ? [] : query.split('&').map(pairOf);
  const [user, password] = cut(authority.slice(0, Math.max(at, 0)), ':');
  const isCut = at < 0 ? hasStrayAt(path, pairs) : password !== undefined && isAtIn(path, pairs);
  if (isCut) throw strayAt();
  return { scheme, user, password, ...hostOf(authority.slice(at + 1)), path, query: pairs };
}

function hostOf(text: string): { host: string; port: string | undefined } {
  if (text.includes(',')) throw severalHosts();
  const [match, address, name, port] =
    /^(?:\[([^\]]+)\]|([^:[\]]*))(?::([^:]*))?$/.exec(text) ?? [];
  if (match !== undefined) return { host: address ?? name ?? '', port };
  throw badUrl(
    'its host and port cannot be read',
    'Write an IPv6 address in brackets, as in [::1]:5432, and percent-encode the password.',
  );
}

/** The error for libpq's lists of hosts. */
export function severalHosts() {
  return badUrl(
    'it names several hosts',
    'Name the one that migrations are to run on; Staircase does not try hosts in turn.',
  );
}

function pairOf(text: string): UrlPair {
  const [rawKey, rawValue = ''] = cut(text, '=');
  const key = decode(rawKey, 'a parameter');
  const keyword = ALIASES[key] ?? key;
  refuseMisspeltSslmode(keyword);
  // JDBC's way of asking for TLS, which libpq takes too.
  const isJdbc = keyword === 'ssl' && /^(true|1|on)$/i.test(rawValue);
  return isJdbc
    ? { text, keyword: 'sslmode', value: 'require' }
    : { text, keyword, value: rawValue };
}

/** `options=-c a=b`, then sqlx's `options[a]=b`, whose values the server must not split at spaces. */
function optionsOf(query: readonly UrlPair[]): string {
  return query
    .map(({ keyword, value }) => {
      // sqlx reads + as a space, libpq does not; in options a plus is of no other use.
      const text = decode(value.replaceAll('+', ' '), 'options');
      const name = /^options\[(.+)\]$/.exec(keyword)?.[1];
      if (name) return `-c ${name}=${text.replace(/[\\\s]/g, '\\$&')}`;
      return keyword === 'options' ? text : '';
    })
    .filter((it) => it !== '')
    .join(' ');
}

/** A password with / or ? in it cuts the URL at the wrong place; its rest must not pass as a host. */
function hasStrayAt(path: string | undefined, query: readonly UrlPair[]): boolean {
  const isOurs = ({ keyword }: UrlPair) => /^(user|password|dbname|options)/.test(keyword);
  return path?.includes('@') || query.some((it) => it.text.includes('@') && !isOurs(it));
}

/** The same of a password with an `@` as well, whose middle would pass as the host. */
function isAtIn(path: string | undefined, query: readonly UrlPair[]): boolean {
  return path?.includes('@') || query.some(({ keyword }) => keyword.includes('@'));
}

function strayAt() {
  return badUrl(
    'there is an @ after the host',
    'Percent-encode the password: / as %2F, ? as %3F, # as %23, @ as %40. So, too, an @ of the database.',
  );
}

function schemeProblem(text: string): string {
  if (text === '') return 'it is empty';
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1];
  return scheme
    ? `it begins with ${scheme}://, not with postgres://`
    : 'it does not begin with postgres:// or postgresql://';
}

/** Percent-decoding; a percent sign that begins no code stands for itself, as in sqlx. */
function decode(text: string, name: string): string {
  try {
    const decoded = decodeURIComponent(text.replace(/%(?![0-9a-f]{2})/gi, '%25'));
    if (!decoded.includes('\0')) return decoded;
  } catch {
    // Codes that are no UTF-8: said below, without the text.
  }
  throw badUrl(`the percent-encoding of ${name} is not valid UTF-8 text`);
}

function cut(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

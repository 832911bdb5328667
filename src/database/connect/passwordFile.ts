import { readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Env } from '../env.ts';
import { isUnixSocket } from '../role.ts';
import type { ConnectionParameters } from '../target.ts';

/** What a password file says. `ignored`: it is there, but libpq would not use it, nor do we. */
export type PasswordLookup =
  | { readonly kind: 'found'; readonly password: string; readonly path: string }
  | { readonly kind: 'ignored'; readonly path: string; readonly because: string }
  | { readonly kind: 'none' };

/**
 * Looks the connection's password up in its password file.
 * Source: PostgreSQL's manual, section 32.16, "The Password File".
 */
export async function findPassword(
  parameters: ConnectionParameters,
  platform: NodeJS.Platform = process.platform,
): Promise<PasswordLookup> {
  const path = parameters.passwordFile;
  const file = path && (await stat(path).catch(() => undefined));
  if (!path || !file) return { kind: 'none' };
  if (!file.isFile()) return { kind: 'ignored', path, because: 'it is not a plain file' };
  if (platform !== 'win32' && (file.mode & 0o077) !== 0) {
    const because = `others than its owner have access to it: run chmod 600 ${path}`;
    return { kind: 'ignored', path, because };
  }
  try {
    return passwordIn(await readFile(path, 'utf8'), path, parameters);
  } catch {
    return { kind: 'ignored', path, because: 'it cannot be read' };
  }
}

/** Where the file is if neither URL nor PGPASSFILE says so. */
export function defaultPasswordFile(
  env: Env,
  platform: NodeJS.Platform = process.platform,
): string | undefined {
  if (platform !== 'win32') return join(env['HOME'] || homedir(), '.pgpass');
  const folder = env['APPDATA'];
  return folder && join(folder, 'postgresql', 'pgpass.conf');
}

function passwordIn(text: string, path: string, parameters: ConnectionParameters): PasswordLookup {
  const wanted = [
    hostInFile(parameters),
    `${parameters.port}`,
    parameters.database,
    parameters.user,
  ];
  for (const line of text.split(/\r?\n/).filter((it) => !it.startsWith('#'))) {
    const fields = fieldsOf(line);
    const [password] = fields.slice(4);
    if (
      password &&
      wanted.every((value, i) => fields[i] === '*' || unescaped(fields[i]) === value)
    ) {
      return { kind: 'found', password: unescaped(password), path };
    }
  }
  return { kind: 'none' };
}

/** Four fields that end at a colon without a backslash, and the rest, in which colons are plain. */
function fieldsOf(line: string): string[] {
  const match =
    /^((?:[^:\\]|\\.)*):((?:[^:\\]|\\.)*):((?:[^:\\]|\\.)*):((?:[^:\\]|\\.)*):(.*)$/.exec(line);
  return match ? match.slice(1) : [];
}

function unescaped(field = ''): string {
  return field.replace(/\\(.)/g, '$1');
}

/** libpq calls its default socket directories `localhost` here, and any other by its path. */
function hostInFile({ host }: ConnectionParameters): string {
  const isDefault = isUnixSocket(host) && ['/var/run/postgresql', '/tmp'].includes(host);
  return isDefault ? 'localhost' : host;
}

import { parseConnectionUrl } from '../database/connect/connectionUrl.ts';
import { refuseUnsupportedVariables } from '../database/connect/unsupportedVariables.ts';
import type { Env } from '../database/env.ts';
import { ConnectionError } from '../database/failure.ts';
import { roleOf } from '../database/role.ts';
import type { ConnectionParameters, ServerTarget } from '../database/target.ts';
import { declaredEntry } from './declaredEntry.ts';
import { type Dotenv, withDotenv } from './dotenv.ts';
import type { TargetResolution } from './folderConfig.ts';
import { type PasswordOf, secretKey } from './secretKey.ts';
import type { TargetEntry } from './targetEntry.ts';

/** What a URL is read with. */
export interface UrlSources {
  readonly entries: readonly TargetEntry[];
  readonly environment: Env;
  readonly dotenv: Dotenv;
  readonly passwordOf: PasswordOf;
}

/**
 * The target that a URL leads to, with the role and the timeouts of the entry that names the same
 * database. `origin` says where the URL comes from, `path` the file it stands in.
 */
export async function targetOfUrl(
  url: string,
  origin: string,
  { entries, environment, dotenv, passwordOf }: UrlSources,
  path?: string,
): Promise<TargetResolution> {
  if (url.trim() === '') return empty(origin, path);
  return await orBadUrl(origin, path, async () => {
    const parsed = connectionOf(url, withDotenv(environment, dotenv));
    const declared = declaredEntry(parsed, entries, environment);
    const name = declared?.name ?? nameOf(parsed, entries);
    const password = parsed.password ?? (await passwordOf(secretKey(name, parsed)));
    const target = serverTarget(name, withPassword(parsed, password), declared);
    return { kind: 'target', target, origin };
  });
}

/** The variables of `.env` files do not reach an entry: they belong to the URL that stands there. */
export async function targetOfEntry(
  entry: TargetEntry,
  origin: string,
  { environment, passwordOf }: Pick<UrlSources, 'environment' | 'passwordOf'>,
): Promise<TargetResolution> {
  const { name } = entry;
  return await orBadUrl(`The target "${name}"`, undefined, async () => {
    const parsed = connectionOf(entry.url, environment);
    const password = (await passwordOf(secretKey(name, parsed))) ?? parsed.password;
    return {
      kind: 'target',
      target: serverTarget(name, withPassword(parsed, password), entry),
      origin,
    };
  });
}

/** A resolution that says why there is no target. */
export function noTarget(message: string, advice: string, path?: string): TargetResolution {
  return { kind: 'problem', problem: { message, advice, ...(path !== undefined && { path }) } };
}

function connectionOf(url: string, environment: Env): ConnectionParameters {
  const parsed = parseConnectionUrl(url, environment);
  refuseUnsupportedVariables(parsed, environment);
  return parsed;
}

/** What stands in buttons, and what is typed before a revert where the role asks for it. */
function nameOf(connection: ConnectionParameters, entries: readonly TargetEntry[]): string {
  const taken = entries.some(({ name }) => name === 'local');
  const isLocal = roleOf(connection) === 'local' && !taken;
  return isLocal ? 'local' : `${connection.host}/${connection.database}`;
}

function serverTarget(
  name: string,
  connection: ConnectionParameters,
  entry: TargetEntry | undefined,
): ServerTarget {
  const { role, lockTimeout, statementTimeout } = entry ?? {};
  return {
    kind: 'server',
    name,
    role: role ?? roleOf(connection),
    connection,
    ...(lockTimeout !== undefined && { lockTimeout }),
    ...(statementTimeout !== undefined && { statementTimeout }),
  };
}

function withPassword(connection: ConnectionParameters, password: string | undefined) {
  return password === undefined ? connection : { ...connection, password };
}

async function orBadUrl(
  subject: string,
  path: string | undefined,
  work: () => Promise<TargetResolution>,
): Promise<TargetResolution> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ConnectionError)) throw error;
    return noTarget(`${subject}: ${error.message}`, error.advice, path);
  }
}

function empty(origin: string, path?: string): TargetResolution {
  return noTarget(`${origin} is empty.`, 'Give it a URL, or take it away.', path);
}

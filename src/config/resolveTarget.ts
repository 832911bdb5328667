import { dirname } from 'node:path';
import { parseConnectionUrl } from '../database/connectionUrl.ts';
import type { Env } from '../database/env.ts';
import { ConnectionError } from '../database/failure.ts';
import { roleOf } from '../database/role.ts';
import type { ConnectionParameters, ServerTarget } from '../database/target.ts';
import { declaredEntry } from './declaredEntry.ts';
import { pathFrom } from './directoriesUp.ts';
import { type Dotenv, fileThatSets, unreadableLine, withDotenv } from './dotenv.ts';
import type { TargetResolution } from './folderConfig.ts';
import { type PasswordOf, secretKey } from './secretKey.ts';
import { BUILT_IN, type TargetEntry } from './targetEntry.ts';

/** Everything that has a say in which database a migrations folder belongs to. */
export interface TargetSources {
  /** The absolute path of the workspace root. */
  readonly root: string;
  /** The name of the entry the person selected for this folder, or `built-in`. */
  readonly selected?: string;
  readonly entries: readonly TargetEntry[];
  readonly environment: Env;
  readonly dotenv: Dotenv;
  /** The variable that holds the URL: `DATABASE_URL`, or what `sqlx.toml` says. */
  readonly variable: string;
  readonly passwordOf: PasswordOf;
}

/**
 * The selected target, else the environment's variable, else the nearest `.env`'s, else the built-in
 * database. What is there but of no use is a problem: it never makes room for another database.
 */
export async function resolveTarget(sources: TargetSources): Promise<TargetResolution> {
  const { selected, root, variable } = sources;
  if (selected === BUILT_IN) return builtIn(root, 'selected for this folder');
  if (selected !== undefined) return await selectedTarget(selected, sources);
  return (await targetOfVariable(sources)) ?? builtIn(root, `used because ${variable} is not set`);
}

function builtIn(workspace: string, origin: string): TargetResolution {
  const target = { kind: 'built-in', name: 'built-in', role: 'local', workspace } as const;
  return { kind: 'target', target, origin };
}

async function selectedTarget(name: string, sources: TargetSources): Promise<TargetResolution> {
  const entry = sources.entries.find((it) => it.name === name);
  if (!entry) return notThere(name);
  const parsed = parse(entry.url, sources.environment);
  if (parsed instanceof ConnectionError) return badUrl(`The target "${name}"`, parsed);
  const password = (await sources.passwordOf(secretKey(name, parsed))) ?? parsed.password;
  const connection = withPassword(parsed, password);
  const target = serverTarget(name, connection, entry);
  return { kind: 'target', target, origin: 'selected for this folder' };
}

function notThere(name: string): TargetResolution {
  const problem = {
    message: `The target "${name}" is selected for this folder, but staircase.targets offers none of that name.`,
    advice: 'Choose another with Staircase: Select Target, or bring the entry back.',
  };
  return { kind: 'problem', problem };
}

/** Nothing where the variable is set nowhere. */
async function targetOfVariable(sources: TargetSources): Promise<TargetResolution | undefined> {
  const { environment, dotenv, variable, root } = sources;
  if (environment[variable] !== undefined) {
    return await targetOfUrl(environment[variable], `${variable} from the environment`, sources);
  }
  const problem = dotenv.problems[0] ?? unreadableLine(dotenv, variable);
  if (problem) return { kind: 'problem', problem };
  const file = fileThatSets(dotenv, variable);
  if (!file) return undefined;
  const origin = `${variable} from ${dotenvWords(root, file.path)}`;
  return await targetOfUrl(file.values[variable] ?? '', origin, sources, file.path);
}

function dotenvWords(root: string, path: string): string {
  const folder = pathFrom(root, dirname(path));
  return folder === '.' ? '.env' : `.env in ${folder}`;
}

async function targetOfUrl(
  url: string,
  origin: string,
  { entries, environment, dotenv, passwordOf }: TargetSources,
  path?: string,
): Promise<TargetResolution> {
  if (url.trim() === '') return empty(origin, path);
  const variables = withDotenv(environment, dotenv);
  const parsed = parse(url, variables);
  if (parsed instanceof ConnectionError) return badUrl(origin, parsed, path);
  const declared = declaredEntry(parsed, entries, environment);
  const name = declared?.name ?? nameOf(parsed, entries);
  const password = parsed.password ?? (await passwordOf(secretKey(name, parsed)));
  const connection = withPassword(parsed, password);
  return { kind: 'target', target: serverTarget(name, connection, declared), origin };
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

function parse(url: string, environment: Env): ConnectionParameters | ConnectionError {
  try {
    return parseConnectionUrl(url, environment);
  } catch (error) {
    if (error instanceof ConnectionError) return error;
    throw error;
  }
}

function badUrl(subject: string, { message, advice }: ConnectionError, path?: string) {
  const problem = {
    message: `${subject}: ${message}`,
    advice,
    ...(path !== undefined && { path }),
  };
  return { kind: 'problem', problem } as const;
}

function empty(origin: string, path?: string): TargetResolution {
  const problem = {
    message: `${origin} is empty.`,
    advice: 'Give it a URL, or take it away to use the built-in database.',
    ...(path !== undefined && { path }),
  };
  return { kind: 'problem', problem };
}

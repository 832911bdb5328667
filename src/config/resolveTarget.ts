import { dirname } from 'node:path';
import { parseConnectionUrl } from '../database/connectionUrl.ts';
import type { Env } from '../database/env.ts';
import { ConnectionError } from '../database/failure.ts';
import { roleOf } from '../database/role.ts';
import type { ConnectionParameters, ServerTarget } from '../database/target.ts';
import { refuseUnsupportedVariables } from '../database/unsupportedVariables.ts';
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

/** The variables of `.env` files do not reach an entry: they belong to the URL that stands there. */
async function selectedTarget(name: string, sources: TargetSources): Promise<TargetResolution> {
  const entry = sources.entries.find((it) => it.name === name);
  if (!entry) return notThere(name);
  return await orBadUrl(`The target "${name}"`, undefined, async () => {
    const parsed = connectionOf(entry.url, sources.environment);
    const password = (await sources.passwordOf(secretKey(name, parsed))) ?? parsed.password;
    const target = serverTarget(name, withPassword(parsed, password), entry);
    return { kind: 'target', target, origin: 'selected for this folder' };
  });
}

function notThere(name: string): TargetResolution {
  return problem(
    `The target "${name}" is selected for this folder, but staircase.targets offers none of that name.`,
    'Choose another with Staircase: Select Target, or bring the entry back.',
  );
}

/** Nothing where the variable is set nowhere. */
async function targetOfVariable(sources: TargetSources): Promise<TargetResolution | undefined> {
  const { environment, dotenv, variable, root } = sources;
  if (environment[variable] !== undefined) {
    return await targetOfUrl(environment[variable], `${variable} from the environment`, sources);
  }
  const unreadable = dotenv.problems[0] ?? unreadableLine(dotenv, variable);
  if (unreadable) return { kind: 'problem', problem: unreadable };
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
  return await orBadUrl(origin, path, async () => {
    const parsed = connectionOf(url, withDotenv(environment, dotenv));
    const declared = declaredEntry(parsed, entries, environment);
    const name = declared?.name ?? nameOf(parsed, entries);
    const password = parsed.password ?? (await passwordOf(secretKey(name, parsed)));
    const target = serverTarget(name, withPassword(parsed, password), declared);
    return { kind: 'target', target, origin };
  });
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
    const message = `${subject}: ${error.message}`;
    return problem(message, error.advice, path);
  }
}

function empty(origin: string, path?: string): TargetResolution {
  const advice = 'Give it a URL, or take it away to use the built-in database.';
  return problem(`${origin} is empty.`, advice, path);
}

function problem(message: string, advice: string, path?: string): TargetResolution {
  return { kind: 'problem', problem: { message, advice, ...(path !== undefined && { path }) } };
}
